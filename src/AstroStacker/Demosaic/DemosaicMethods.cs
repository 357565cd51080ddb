using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>All demosaic methods; the command line's help and the shared tests read this list.</summary>
public static class DemosaicMethods
{
    /// <summary>The method that suits the mosaic best.</summary>
    public const string Auto = "auto";

    public static IReadOnlyList<IDemosaic> All { get; } =
    [
        new BilinearDemosaic(), new MalvarDemosaic(), new RcdDemosaic(), new SuperpixelDemosaic(),
        new VngDemosaic(), new WienerDemosaic(),
    ];

    /// <summary>
    /// The method of that name; an <see cref="ArgumentException"/> that lists the names where there is none.
    /// </summary>
    public static IDemosaic Get(string name) =>
        All.FirstOrDefault(method => method.Name == name) ?? throw new ArgumentException(
            $"There is no demosaic method \"{name}\"; choose one of: {string.Join(", ", All.Select(method => method.Name))}.",
            nameof(name));

    /// <summary>
    /// The method of that name, or for "auto" the one that suits the mosaic; errors as of
    /// <see cref="Get(string, CfaPattern)"/>.
    /// </summary>
    public static IDemosaic Choose(string name, CfaPattern cfa) => name != Auto
        ? Get(name, cfa) : All.First(method => method.Name == "wiener") is { } wiener && wiener.Supports(cfa)
            ? wiener : Get("bilinear", cfa);

    /// <summary>
    /// For pictures that aren't of the night sky "auto" means bilinear: the filter of least error knows stars, not edges.
    /// </summary>
    public static string Plain(string name) => name == Auto ? "bilinear" : name;

    /// <summary>
    /// The method of that name; an <see cref="ArgumentException"/> that lists the names for this mosaic where it does not
    /// know it.
    /// </summary>
    public static IDemosaic Get(string name, CfaPattern cfa)
    {
        var method = Get(name);
        if (method.Supports(cfa)) return method;
        var others = All.Where(other => other.Supports(cfa)).Select(other => other.Name).ToList();
        string names = string.Join(", ", others);
        string advice = others.Count > 0 ? $"choose one of: {names}" : "no method does";
        throw new ArgumentException($"Demosaic \"{name}\" does not know the mosaic {cfa}; {advice}.", nameof(name));
    }
}
