namespace AstroStacker.Tests.Architecture;

/// <summary>
/// The one rule of docs/architecture.md: Cli -> Web, Cluster, Simulation, Report -> Pipeline -> stages -> Imaging -> Numerics.
/// A layer sees those below it; layers of one height never see each other.
/// </summary>
internal sealed class LayerRule(string rootNamespace)
{
    private static readonly string[][] LayersFromBelow =
    [
        ["Numerics"],
        ["Imaging"],
        ["Formats", "Calibration", "Demosaic", "Stars", "Registration", "Comparison", "Resampling", "Integration", "Colour"],
        ["Pipeline"],
        ["Web", "Cluster", "Simulation", "Report"],
        ["Cli"],
    ];

    /// <summary>The layer a namespace belongs to: its first part below the root; null where it is none of the project's.</summary>
    public string? LayerOf(string typeNamespace)
    {
        if (typeNamespace == rootNamespace) return "";
        if (!typeNamespace.StartsWith(rootNamespace + ".", StringComparison.Ordinal)) return null;
        return typeNamespace[(rootNamespace.Length + 1)..].Split('.')[0];
    }

    /// <summary>What is wrong with one type's use of another, or null where nothing is.</summary>
    public string? Objection(TypeUse use)
    {
        if (LayerOf(use.From.Namespace) is not { } from || LayerOf(use.To.Namespace) is not { } to || from == to) return null;
        int fromHeight = HeightOf(from), toHeight = HeightOf(to);
        if (fromHeight < 0) return $"{use.From} lies in no layer";
        if (toHeight < 0) return $"{use.To} lies in no layer";
        if (toHeight < fromHeight) return null;
        return $"{use.From} uses {use.To}: {from} must not see {to}";
    }

    private static int HeightOf(string layer) => Array.FindIndex(LayersFromBelow, layers => layers.Contains(layer));
}
