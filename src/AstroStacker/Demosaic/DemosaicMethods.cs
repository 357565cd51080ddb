namespace AstroStacker.Demosaic;

/// <summary>All demosaic methods; the command line's help and the shared tests read this list.</summary>
public static class DemosaicMethods
{
    public static IReadOnlyList<IDemosaic> All { get; } = [new BilinearDemosaic()];

    /// <summary>
    /// The method of that name; an <see cref="ArgumentException"/> that lists the names where there is none.
    /// </summary>
    public static IDemosaic Get(string name) =>
        All.FirstOrDefault(method => method.Name == name) ?? throw new ArgumentException(
            $"There is no demosaic method \"{name}\"; choose one of: {string.Join(", ", All.Select(method => method.Name))}.",
            nameof(name));
}
