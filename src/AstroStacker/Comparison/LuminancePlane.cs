using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>
/// One plane a frame on the night's bins: the mean of all samples of a bin after normalisation (white light and photon
/// noise together make that the weights of least noise), less its smooth background, which differs from frame to frame;
/// absent bins at positive infinity, so that they sort last.
/// </summary>
internal static class LuminancePlane
{
    /// <summary>Reads and bins a frame and brings it onto the grid; <paramref name="scale"/> as in BinnedFrame.</summary>
    public static void Read(
        ComparedFrame frame, BinnedGrid grid, int scale, NightBins bins, Span<float> values, CancellationToken cancellationToken)
    {
        using var binned = scale == 1
            ? bins.Read(frame.Frame, cancellationToken) : BinnedFrame.Read(frame.Frame, cancellationToken, scale);
        Fill(binned, frame, grid, values);
    }

    private static void Fill(BinnedFrame binned, ComparedFrame frame, BinnedGrid grid, Span<float> values)
    {
        using var light = PlanePool.Rent<float>(binned.Width * binned.Height);
        double samples = binned.Size * binned.Size * (frame.Frame.Info.Cfa is null ? binned.PlaneCount : 1), offset = 0;
        for (int plane = 0; plane < binned.PlaneCount; plane++)
            offset += frame.Normalization[plane].Offset * binned.SampleCount(plane) / samples;
        light.Span.Fill((float)offset);
        for (int plane = 0; plane < binned.PlaneCount; plane++)
        {
            double share = binned.SampleCount(plane) / samples;
            BinKernels.AddScaled(binned.Plane(plane), (float)(frame.Normalization[plane].Gain * share), light.Span);
        }

        using var valid = PlanePool.Rent<byte>(values.Length);
        grid.Warp(new BinnedPlane(binned, light.Span, binned.Centre, default), frame.OutputToFrame, values, valid.Span);
        for (int i = 0; i < values.Length; i++)
            if (valid.Span[i] == 0) values[i] = float.PositiveInfinity;
        TakeBackgroundOff(grid, values);
    }

    private static void TakeBackgroundOff(BinnedGrid grid, Span<float> values)
    {
        var surface = new CellSurface(values, grid.Width);
        using var rows = PlanePool.Rent<float>(2 * grid.Width);
        Span<float> levels = rows.Span[..grid.Width], sigmas = rows.Span[grid.Width..];
        for (int y = 0; y < grid.Height; y++)
        {
            surface.FillRow(y, levels, sigmas);
            BinKernels.AddScaled(levels, -1, values.Slice(y * grid.Width, grid.Width));
        }
    }
}
