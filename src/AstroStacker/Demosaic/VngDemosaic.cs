using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>
/// Variable number of gradients: differences of colours are averaged over those of eight directions in which the mosaic changes
/// least (Chang, Cheung and Pang, "A color filter array recovery using a threshold-based variable number of gradients", 1999).
/// </summary>
public sealed class VngDemosaic : IDemosaic
{
    private const int Reach = 2;

    private static readonly float[] s_unbalanced = [1, 1, 1];

    public string Name => "vng";

    public string Summary => "variable number of gradients, edge-directed; Bayer only, smooth skies";

    public int HaloPixels => Reach;

    public int FlagReachPixels => Reach;

    public bool Supports(CfaPattern cfa) => cfa.IsBayer;

    public void Demosaic(ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, Span<float> planes)
    {
        var cfa = WindowGuard.Check(samples, window, output, Reach);
        WindowGuard.CheckPlanes(planes, output, cfa);
        float[] gains = window.Balance is { } balance ? [.. balance.Gains] : s_unbalanced;
        using var balanced = PlanePool.Rent<float>((int)window.Area.Area);
        for (int y = window.Area.Y; y < window.Area.Bottom; y++)
        {
            int start = (y - window.Area.Y) * window.Area.Width;
            BayerKernels.Scale(
                samples.Slice(start, window.Area.Width), gains[cfa.ColourAt(window.Area.X, y)],
                gains[cfa.ColourAt(window.Area.X + 1, y)], balanced.Span.Slice(start, window.Area.Width));
        }

        var inner = window.Valid.Inflate(-Reach).Intersect(output);
        for (int y = output.Y; y < output.Bottom; y++)
        {
            var row = new MosaicRow(samples, window, output, y, planes);
            bool isInner = y >= inner.Y && y < inner.Bottom && !inner.IsEmpty;
            EdgeKernels.Average(row, 1, output.X, isInner ? inner.X : output.Right);
            if (!isInner) continue;
            VngKernels.Average(row, balanced.Span, gains, inner.X, inner.Width);
            EdgeKernels.Average(row, 1, inner.Right, output.Right);
        }
    }
}
