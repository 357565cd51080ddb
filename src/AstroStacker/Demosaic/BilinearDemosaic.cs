using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>
/// Each missing colour is the average of its nearest samples, weighted by a tent (radius + 1 - |dx|)(radius + 1 - |dy|):
/// for a Bayer mosaic just the bilinear average of 2 or 4 neighbours. Linear, so it works for skies at and below zero.
/// </summary>
public sealed class BilinearDemosaic : IDemosaic
{
    private volatile CfaWeights? _latest;

    public string Name => "bilinear";

    public string Summary => "average of the nearest samples of each colour; any mosaic, no artefacts, a little soft";

    public int HaloPixels => CfaWeights.LargestRadius;

    public bool Supports(CfaPattern cfa) => CfaWeights.RadiusFor(cfa) is not null;

    public void Demosaic(ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, Span<float> planes)
    {
        var cfa = window.Cfa
            ?? throw new ArgumentException("A window without a mosaic needs no demosaic.", nameof(window));
        var weights = WeightsOf(cfa);
        WindowGuard.Check(samples, window, output, weights.Radius);
        WindowGuard.CheckPlanes(planes, output, cfa);
        var inner = window.Valid.Inflate(-weights.Radius).Intersect(output);
        for (int y = output.Y; y < output.Bottom; y++)
        {
            var row = new MosaicRow(samples, window, output, y, planes);
            bool isInner = y >= inner.Y && y < inner.Bottom && !inner.IsEmpty;
            EdgeKernels.Average(row, weights.Radius, output.X, isInner ? inner.X : output.Right);
            if (!isInner) continue;
            if (cfa.IsBayer) BayerKernels.Average(row, inner.X, inner.Width);
            else CfaKernels.Average(row, weights, inner.X, inner.Width);
            EdgeKernels.Average(row, weights.Radius, inner.Right, output.Right);
        }
    }

    /// <summary>A night has one mosaic: its table is made once.</summary>
    private CfaWeights WeightsOf(CfaPattern cfa)
    {
        var latest = _latest;
        if (latest is null || !latest.Cfa.Equals(cfa)) _latest = latest = new CfaWeights(cfa);
        return latest;
    }
}
