using System.Globalization;
using AstroStacker.Testing.Stars;

namespace AstroStacker.Bench;

/// <summary>Prints how near the centroids of simulated stars come to the Cramer-Rao bound, as a Markdown table.</summary>
internal static class CentroidTable
{
    private static readonly (string Name, string? Cfa)[] s_sensors =
        [("mono", null), ("Bayer", "RGGB"), ("X-Trans", StarTrial.XTrans)];

    private static readonly double[] s_widths = [1.3, 1.7, 2.8, 6, 12];

    private static readonly double[] s_exponents = [2.5, 3, 5];

    /// <summary>Light in units of FWHM x 500 electrons: from barely found to nearly saturated.</summary>
    private static readonly double[] s_lights = [1, 4, 30, 300];

    public static void Print(TextWriter output, string[] wanted)
    {
        string[] sensors = [.. wanted.Where(word => !char.IsDigit(word[0]))];
        double[] widths = [.. wanted.Where(word => char.IsDigit(word[0])).Select(
            word => double.Parse(word, CultureInfo.InvariantCulture))];
        output.WriteLine(
            "| sensor | FWHM | exponent | electrons | found | bound px | rms px | ratio | pull | systematic px "
            + "| FWHM found | e of frame |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, cfa) in s_sensors)
            if (sensors.Length == 0 || sensors.Contains(name))
                foreach (double width in s_widths.Where(width => widths.Length == 0 || widths.Contains(width)))
                    foreach (double exponent in s_exponents)
                        foreach (double light in s_lights)
                            output.WriteLine(Row(name, new StarTrial
                            {
                                Cfa = cfa,
                                FwhmPixels = width,
                                Exponent = exponent,
                                Electrons = Math.Round(light * (width + 1) * 500),
                                StarsPerSide = width > 8 ? 8 : 14,
                            }));
    }

    private static string Row(string name, StarTrial trial)
    {
        var noisy = trial.Run();
        var exact = (trial with { Noisy = false }).Run();
        string kind = string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {trial.FwhmPixels} | {trial.Exponent} | {trial.Electrons} | {noisy.Found:0.00} |");
        if (noisy.Stars.Count == 0) return kind;
        return kind + string.Create(
            CultureInfo.InvariantCulture,
            $" {noisy.Bound:0.0000} | {noisy.Rms:0.0000} | {noisy.Rms / noisy.Bound:0.00} | {noisy.Pull:0.00} "
            + $"| {exact.Largest:0.0000} | {noisy.Fwhm:0.00} | {noisy.FrameEccentricity:0.00} |");
    }
}
