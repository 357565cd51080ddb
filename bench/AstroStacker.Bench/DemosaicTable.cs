using System.Globalization;
using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Testing.Stars;

namespace AstroStacker.Bench;

/// <summary>Prints what each demosaic does to isolated stars, as a Markdown table.</summary>
internal static class DemosaicTable
{
    private static readonly double[] s_widths = [1.7, 2.8, 4];

    public static void Print(TextWriter output)
    {
        output.WriteLine("| mosaic | method | FWHM | width over true, R / G / B | flux, % | its scatter, % rms | centroid, px rms |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (name, letters) in (ReadOnlySpan<(string, string)>)[("Bayer", "RGGB"), ("X-Trans", StarTrial.XTrans)])
            foreach (var method in DemosaicMethods.All.Where(method => method.Scale == 1))
            {
                if (name != "Bayer" && !method.Supports(new CfaPattern(letters, 6, 6))) continue;
                foreach (double width in s_widths)
                {
                    var trial = new DemosaicTrial { Method = method.Name, Letters = letters, FwhmPixels = width, StarsPerSide = 14 };
                    output.WriteLine(FormattableString.Invariant($"| {name} | {method.Name} | {width} | {Row(trial.Run())} |"));
                }
            }
    }

    private static string Row(IReadOnlyList<PlaneFigures> figures) => string.Join(
        " | ", Colours(figures, colour => colour.Fwhm, "0.00"), Colours(figures, colour => 100 * colour.FluxBias, "0.0"),
        Colours(figures, colour => 100 * colour.FluxScatter, "0.00"), Colours(figures, colour => colour.Shift, "0.000"));

    private static string Colours(IReadOnlyList<PlaneFigures> figures, Func<PlaneFigures, double> value, string format) =>
        string.Join(" / ", figures.Select(colour => value(colour).ToString(format, CultureInfo.InvariantCulture)));
}
