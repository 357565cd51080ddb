using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>
/// Bilinear averages of a Bayer mosaic, sharpened by the curvature of the colour that is known at the place (Malvar, He and
/// Cutler, "High-quality linear interpolation for demosaicing of Bayer-patterned color images", ICASSP 2004).
/// </summary>
public sealed class MalvarDemosaic : IDemosaic
{
    private const int Reach = 2;

    private static readonly float[] s_unbalanced = [1, 1, 1];

    public string Name => "malvar";

    public string Summary => "5x5 linear filters (Malvar, He, Cutler); Bayer only, fast, sharper than bilinear";

    public int HaloPixels => Reach;

    public int FlagReachPixels => Reach;

    public bool Supports(CfaPattern cfa) => cfa.IsBayer;

    public void Demosaic(ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, Span<float> planes)
    {
        var cfa = WindowGuard.Check(samples, window, output, Reach);
        WindowGuard.CheckPlanes(planes, output, cfa);
        float[] gains = window.Balance is { } balance ? [.. balance.Gains] : s_unbalanced;
        var inner = window.Valid.Inflate(-Reach).Intersect(output);
        for (int y = output.Y; y < output.Bottom; y++)
        {
            var row = new MosaicRow(samples, window, output, y, planes);
            bool isInner = y >= inner.Y && y < inner.Bottom && !inner.IsEmpty;
            EdgeKernels.Average(row, 1, output.X, isInner ? inner.X : output.Right);
            if (!isInner) continue;
            MalvarKernels.Filter(row, gains, inner.X, inner.Width);
            EdgeKernels.Average(row, 1, inner.Right, output.Right);
        }
    }
}
