namespace AstroStacker.Integration.Combining;

/// <summary>All ways to combine; the command line's help and the shared tests read this list.</summary>
public static class CombineMethods
{
    public static IReadOnlyList<ICombine> All { get; } =
        [new MeanCombine(), new MedianCombine(), new SumCombine(), new MaximumCombine(), new MinimumCombine()];

    /// <summary>
    /// The method of that name; an <see cref="ArgumentException"/> that lists the names where there is none.
    /// </summary>
    public static ICombine Get(string name) =>
        All.FirstOrDefault(method => method.Name == name) ?? throw new ArgumentException(
            $"There is no way to combine called \"{name}\"; choose one of: {string.Join(", ", All.Select(method => method.Name))}.",
            nameof(name));
}
