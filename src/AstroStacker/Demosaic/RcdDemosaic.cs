using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>
/// Ratio-corrected demosaicing of Bayer mosaics (Luis Sanz Rodriguez 2017): green follows the ratio in which the smooth
/// brightness changes, along the direction of least curvature; red and blue follow green. Works on balanced samples, row
/// after row in small rings of rows that stay in the nearest caches.
/// </summary>
public sealed class RcdDemosaic : IDemosaic
{
    // Green needs samples 5 away, red at blue greens 2 further, red at green that 3 further.
    private const int Reach = 10;

    // Rows beyond the output for which each stage is needed by the later ones.
    private const int OppositeReach = 3, GreenReach = OppositeReach + 2, SmoothReach = GreenReach + 2;

    private const int ShareReach = GreenReach + 1, CurvatureReach = ShareReach + 1;

    // Rows that a stage must lag behind the rows it reads.
    private const int CurvatureLag = 3, ShareLag = CurvatureLag + 1, SmoothLag = 1, GreenLag = ShareLag + 1;

    private const int OppositeLag = GreenReach + 2, OutputLag = OppositeLag + OppositeReach;

    public string Name => "rcd";

    public string Summary => "ratio-corrected, edge-directed; Bayer only, sharpest";

    public int HaloPixels => Reach;

    // What a clipped sample lacks comes through with up to 3 % at 2 samples, 0.05 % at 3: further out it only steers.
    public int FlagReachPixels => 2;

    public bool Supports(CfaPattern cfa) => cfa.IsBayer;

    public void Demosaic(ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, Span<float> planes)
    {
        var cfa = WindowGuard.Check(samples, window, output, Reach);
        WindowGuard.CheckPlanes(planes, output, cfa);
        if (output.IsEmpty) return;
        int firstPair = output.X >> 1, places = (output.Right + 1 >> 1) - firstPair;
        using var buffer = PlanePool.Rent<float>(RcdLines.LengthFor(places));
        var lines = new RcdLines(buffer.Span, cfa, places);
        using var line = PlanePool.Rent<float>(2 * lines.Computed);
        var rows = new RcdRows(samples, window, output, planes, line.Span, Reach);
        for (int y = output.Y - Reach; y < output.Bottom + Reach; y++)
        {
            // A stage is left out for rows above those that any later one reads.
            rows.Take(y, lines);
            int below = y - output.Y;
            if (below >= CurvatureLag - CurvatureReach) RcdDirectionKernels.Curvatures(lines, y - CurvatureLag);
            if (below >= ShareLag - ShareReach) RcdDirectionKernels.Shares(lines, y - ShareLag);
            if (below >= SmoothLag - SmoothReach) RcdGreenKernels.Smooth(lines, y - SmoothLag);
            if (below >= GreenLag - GreenReach) RcdGreenKernels.Green(lines, y - GreenLag);
            if (below >= OppositeLag - OppositeReach) RcdColourKernels.Opposite(lines, y - OppositeLag);
            if (below < OutputLag) continue;
            RcdColourKernels.AtGreen(lines, y - OutputLag);
            rows.Put(y - OutputLag, lines);
        }
    }
}
