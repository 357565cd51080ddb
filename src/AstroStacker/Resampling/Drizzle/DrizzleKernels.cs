namespace AstroStacker.Resampling.Drizzle;

/// <summary>All shapes of drops; the command line's help and the shared tests read this list.</summary>
public static class DrizzleKernels
{
    public static IReadOnlyList<IDrizzleKernel> All { get; } =
    [
        new DropKernel<SquareDrop>("square", "a square of side --drop, its overlap with each output pixel exact"),
        new DropKernel<GaussianDrop>("gaussian", "a bell as wide at half its height as --drop: smoother, reaches further"),
    ];

    /// <summary>
    /// The kernel of that name; an <see cref="ArgumentException"/> that lists the names where there is none.
    /// </summary>
    public static IDrizzleKernel Get(string name) =>
        All.FirstOrDefault(kernel => kernel.Name == name) ?? throw new ArgumentException(
            $"There is no drizzle kernel \"{name}\"; choose one of: {string.Join(", ", All.Select(kernel => kernel.Name))}.",
            nameof(name));
}
