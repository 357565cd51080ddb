namespace AstroStacker.Integration;

/// <summary>All ways to normalise; the command line's help reads this list.</summary>
public static class NormalizationMethods
{
    public static IReadOnlyList<NormalizationMethod> All { get; } =
    [
        new("none", "samples as they are", false, false, false),
        new("additive", "backgrounds made to meet, each colour its own", false, true, false),
        new("multiplicative", "star fluxes made to meet (exposures where no stars match)", true, false, false),
        new("additive-scaling", "star fluxes and backgrounds made to meet", true, true, false),
        new("local", "additive-scaling, and backgrounds made to meet everywhere: moving gradients, moonlight, clouds", true, true, true),
    ];

    /// <summary>The method of that name; an <see cref="ArgumentException"/> that lists the names where there is none.</summary>
    public static NormalizationMethod Get(string name) =>
        All.FirstOrDefault(method => method.Name == name) ?? throw new ArgumentException(
            $"There is no normalisation \"{name}\"; choose one of: {string.Join(", ", All.Select(method => method.Name))}.", nameof(name));
}
