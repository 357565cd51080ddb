using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Background;

/// <summary>A frame's colours on the output's bins, as normalisation leaves them.</summary>
internal static class FrameBins
{
    /// <summary>From bins of 8 samples (12 for X-Trans): twice the usual ones.</summary>
    public static BinPlane[] Read(ComparedFrame frame, CellGrid grid, NightBins bins, CancellationToken cancellationToken)
    {
        using var lease = bins.ReadHalved(frame.Frame, cancellationToken);
        var binned = lease.Frame;
        var planes = new BinPlane[binned.PlaneCount];
        for (int plane = 0; plane < planes.Length; plane++)
        {
            planes[plane] = new BinPlane(grid.Bins.Width * grid.Bins.Height);
            grid.Bins.Warp(binned, plane, frame.OutputToFrame, planes[plane].Values, planes[plane].Valid);
            var (gain, offset) = frame.Normalization[plane];
            var values = planes[plane].Values;
            for (int i = 0; i < values.Length; i++) values[i] = (float)(values[i] * gain + offset);
        }

        return planes;
    }
}
