using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Background;

/// <summary>
/// Makes the backgrounds of a night's frames meet everywhere. Each frame is compared with the same picture (stars and nebulae
/// cancel), and gets a surface that brings its smooth background to the frames' weighted mean. So the surfaces cancel in the
/// weighted mean of the stack: they neither eat nebulae nor add noise, but make frames alike for rejection. Only the mean's
/// plane is set apart (<see cref="CommonGradient"/>), as steep gradients that turn would magnify every error of gains and weights.
/// </summary>
public static class BackgroundSurfaces
{
    /// <summary>
    /// One list a frame, one surface a colour, to add after normalisation: value x gain + offset + surface.
    /// </summary>
    /// <param name="frames">All to the same output grid.</param>
    /// <param name="reference">The number of the frame whose gain is 1.</param>
    /// <param name="outputPixels">Size of the output.</param>
    /// <param name="bins">Of the frames.</param>
    /// <param name="threads">Frames at a time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<IReadOnlyList<SmoothSurface>> Measure(
        IReadOnlyList<BackgroundFrame> frames, int reference, (int Width, int Height) outputPixels, NightBins bins, int threads,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)reference, (uint)frames.Count, nameof(reference));
        int planes = frames[0].Weights.Count;
        var grid = new CellGrid(outputPixels, PixelScale(frames[reference].Frame, outputPixels));
        if (frames.Count < 2 || grid.Count == 0) return [.. frames.Select(_ => Flat(planes))];
        var model = NightBackground.Make(frames, reference, grid, bins, cancellationToken);
        var cells = new SmoothedCells[frames.Count][];
        Rows.ForEach(frames.Count, threads, cancellationToken, i => cells[i] =
            [.. FrameBins.Read(frames[i].Frame, grid, bins, cancellationToken).Zip(model, (own, picture) =>
                new SmoothedCells(grid, CellValues.Difference(grid, own, picture)))]);
        var surfaces = frames.Select(_ => new SmoothSurface[planes]).ToArray();
        Rows.ForEach(planes, threads, cancellationToken, plane =>
        {
            var own = new SmoothedCells(grid, CellValues.Difference(grid, model[plane], null)).Plane;
            SmoothedCells[] colour = [.. cells.Select(frame => frame[plane])];
            double[] gradient = CommonGradient.Of(colour, [.. frames.Select(frame => frame.Weights[plane])], reference, own);
            double[] target = Target(frames, colour, plane, grid, gradient);
            for (int i = 0; i < frames.Count; i++)
                surfaces[i][plane] = colour[i].Plane is null
                    ? SmoothSurface.Constant(0)
                    : NightBackground.SurfaceOf(grid, [.. target.Zip(colour[i].Nodes, (wanted, found) => wanted - found)]);
        });
        return surfaces;
    }

    /// <summary>At each node the common plane and the weighted mean of what the frames there have beyond their own planes.</summary>
    private static double[] Target(
        IReadOnlyList<BackgroundFrame> frames, SmoothedCells[] cells, int plane, CellGrid grid, double[] gradient)
    {
        var target = new double[cells[0].Nodes.Length];
        for (int node = 0; node < target.Length; node++)
        {
            var (pixelX, pixelY) = grid.Node(node);
            var (x, y) = grid.Unit(pixelX, pixelY);
            double sum = 0, weights = 0;
            for (int i = 0; i < cells.Length; i++)
            {
                if (cells[i].Plane is not { } own || cells[i].Coverage[node] <= 0) continue;
                double weight = cells[i].Coverage[node] * frames[i].Weights[plane] * WeightAt(frames[i], plane, pixelX, pixelY);
                sum += weight * (cells[i].Nodes[node] - own.At(x, y));
                weights += weight;
            }

            target[node] = gradient[0] + gradient[1] * x + gradient[2] * y + (weights > 0 ? sum / weights : 0);
        }

        return target;
    }

    private static double WeightAt(BackgroundFrame frame, int plane, double x, double y) =>
        frame.WeightSurfaces.Count == 0 ? 1 : frame.WeightSurfaces[plane].At((int)x, (int)y);

    /// <summary>Output pixels a side of a pixel of the frame.</summary>
    private static double PixelScale(ComparedFrame frame, (int Width, int Height) output)
    {
        double area = Math.Abs(frame.OutputToFrame.AreaScaleAt(output.Width / 2.0, output.Height / 2.0));
        return area > 0 && double.IsFinite(area) ? 1 / Math.Sqrt(area) : 1;
    }

    private static SmoothSurface[] Flat(int planes) => [.. Enumerable.Range(0, planes).Select(_ => SmoothSurface.Constant(0))];
}
