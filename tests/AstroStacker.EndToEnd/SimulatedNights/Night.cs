using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.SimulatedNights;

/// <summary>
/// Twelve frames of 1500x1000 that shift and turn, FWHM 2.8, a satellite in the first; masters and stack as the README says.
/// Rendered once for all tests.
/// </summary>
public sealed class Night : IDisposable
{
    public const int FrameCount = 12;
    private const double BiasAdu = 500, WhiteAdu = 65535;

    internal static readonly string[] Calibrated =
        ["-d", "dark.tif", "-f", "flat.tif", "--bias", "bias.tif", "--color", "camera", "--white-balance", "none"];

    public Night()
    {
        Bench.Succeed("simulate", "night", "--satellites", "0", "--rotation-degrees", "0.12", "--seed", "20260314");
        Truth = TruthFile.Read(Bench.At("night/truth.json"));
        foreach (string kind in (string[])["bias", "dark", "flat"])
            Bench.Succeed("-r", "1", "-a", "0", "-v", "0", "-o", kind, $"night/{kind}-*.dng");
        Bench.Succeed([.. Calibrated, "-o", "stack", "night/light-*.dng"]);
        Report = Bench.Report("stack");
        Stack = Bench.Tiff("stack");
        Assert.Equal((1500, 1000), (Stack.Width, Stack.Height));
    }

    /// <summary>Electrons a unit of the stack; the simulated camera's gain is 1.</summary>
    public static double ElectronsAtSaturation => WhiteAdu - BiasAdu;

    internal Workbench Bench { get; } = new();

    internal TruthFile Truth { get; }

    internal StackReport Report { get; }

    internal Picture Stack { get; }

    public void Dispose() => Bench.Dispose();

    /// <summary>Median green level along the satellite's line less that of lines beside it, electrons a pixel.</summary>
    internal double TrailExcess(Picture picture)
    {
        var (x0, y0, angle) = Truth.Trail(0);
        var (sin, cos) = Math.SinCos(angle);
        List<float> on = [], beside = [];
        for (int step = -1500; step <= 1500; step++)
            foreach (int offset in (int[])[-14, -11, 0, 11, 14])
            {
                int x = (int)Math.Round(x0 + step * cos - offset * sin), y = (int)Math.Round(y0 + step * sin + offset * cos);
                if (x < 20 || y < 20 || x >= picture.Width - 20 || y >= picture.Height - 20) continue;
                (offset == 0 ? on : beside).Add(picture.At(1, x, y));
            }

        return (Median(on) - Median(beside)) * ElectronsAtSaturation;
    }

    internal static double Median(List<float> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
