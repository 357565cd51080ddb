using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Resampling;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>
/// Drizzles the frames' raw samples. What is left out is decided on the interpolated tile and carried back to the samples, cell
/// by cell: squares of the sample grid under whole blocks of the finer output grid.
/// </summary>
internal sealed class DrizzleStacker : ITileStacker
{
    private readonly StackPlan _plan;
    private readonly DrizzleOptions _options;
    private readonly DroppedFrame[] _frames;
    private readonly BlockNoise _noise;
    private readonly BlockRejection _rejection;
    private readonly int _cellPixels;
    private readonly CfaPattern? _cfa;

    public DrizzleStacker(StackPlan plan, StackLayer layer, Func<int, CalibratedFrame> calibrated)
    {
        _plan = plan;
        _options = plan.Integration.Drizzle!;
        _frames = [.. layer.Frames.Select(frame => new DroppedFrame(plan, frame, calibrated(frame.Frame)))];
        _noise = new BlockNoise(plan, layer);
        _rejection = new BlockRejection(plan, layer, _noise);
        _cellPixels = CellPixels(_options);
        _cfa = calibrated(layer.Frames[0].Frame).Info.Cfa;
    }

    /// <summary>Side of the squares of the sample grid that lie under whole 64x64 blocks of the output grid.</summary>
    public static int CellPixels(DrizzleOptions? options) =>
        options is null || options.Scale == Math.Floor(options.Scale) ? Warp.BlockPixels : 2 * Warp.BlockPixels;

    public void Stack(TileStack stack, PixelRectangle tile, ResultStore result, StackTally tally)
    {
        for (int block = 0; block < stack.Blocks.Count; block++) LeaveOut(stack, block, result, tally);
        for (int y = tile.Y; y < tile.Bottom; y += _cellPixels)
            for (int x = tile.X; x < tile.Right; x += _cellPixels)
                Drop(stack, new PixelRectangle(x, y, _cellPixels, _cellPixels).Intersect(tile), result, tally);
    }

    private void LeaveOut(TileStack stack, int block, ResultStore result, StackTally tally)
    {
        var area = stack.Blocks[block];
        int pixels = (int)area.Area;
        using var rows = PlanePool.Rent<float>(3 * pixels);
        var present = rows.Span[..pixels];
        var low = rows.Span.Slice(pixels, pixels);
        var high = rows.Span.Slice(2 * pixels, pixels);
        low.Clear();
        high.Clear();
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            _rejection.Reject(stack, block, plane, present, low, high);
            tally.AddSamples(StackTally.Sum(present));
        }

        var inside = stack.FramesInside(block);
        tally.AddRejected(StackTally.Sum(low), StackTally.Sum(high));
        tally.AddFrames(StackTally.Sum(inside), area.Area - inside.Count(0f));
        if (!result.Planes.HasMaps) return;
        StoreScaled(result, result.Planes.RejectedLow, area, low);
        StoreScaled(result, result.Planes.RejectedHigh, area, high);
        StoreScaled(result, result.Planes.Saturated, area, stack.FramesSaturated(block));
    }

    /// <summary>Drizzles one cell.</summary>
    private void Drop(TileStack stack, PixelRectangle cell, ResultStore result, StackTally tally)
    {
        var area = OutputArea(cell, result);
        if (area.IsEmpty) return;
        using var tile = new DrizzleTile(area, _plan.PlaneCount, result.Planes.HasVariance);
        using var noise = PlanePool.Rent<FrameNoise>(_plan.PlaneCount * _frames.Length);
        if (result.Planes.HasVariance) FillNoise(cell, noise.Span);
        using var kept = PlanePool.Rent<float>(checked((int)cell.Area * _plan.PlaneCount));
        for (int frame = 0; frame < _frames.Length; frame++)
        {
            for (int plane = 0; plane < _plan.PlaneCount; plane++)
                stack.CopyWeights(plane, frame, cell, kept.Span.Slice(plane * (int)cell.Area, (int)cell.Area));
            _frames[frame].Drop(cell, kept.Span, noise.Span.Slice(frame * _plan.PlaneCount, _plan.PlaneCount), tile);
        }

        tally.AddHoles(Store(stack, cell, tile, result));
    }

    /// <summary>One entry a plane for each frame, frame after frame.</summary>
    private void FillNoise(PixelRectangle cell, Span<FrameNoise> noise)
    {
        using var ofPlane = PlanePool.Rent<FrameNoise>(_frames.Length);
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            _noise.Fill(cell, plane, ofPlane.Span);
            for (int frame = 0; frame < _frames.Length; frame++) noise[frame * _plan.PlaneCount + plane] = ofPlane.Span[frame];
        }
    }

    /// <summary>Stores a cell; returns how many holes it has.</summary>
    private long Store(TileStack stack, PixelRectangle cell, DrizzleTile tile, ResultStore result)
    {
        var area = tile.Area;
        int pixels = (int)area.Area;
        using var rows = PlanePool.Rent<float>(3 * pixels);
        var values = rows.Span[..pixels];
        var weights = rows.Span.Slice(pixels, pixels);
        var coverage = rows.Span.Slice(2 * pixels, pixels);
        coverage.Fill(float.PositiveInfinity);
        using var inside = PlanePool.Rent<byte>(pixels);
        using var white = PlanePool.Rent<byte>(pixels);
        Mark(stack, cell, area, inside.Span, white.Span);
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            tile.Mean(plane, values, weights);
            float framesPerWeight = (float)(_cfa?.PixelsPerSample(plane) ?? 1);
            for (int i = 0; i < pixels; i++)
            {
                // White is known, though no sample fell: one frame's worth, so that it is no hole.
                if (weights[i] == 0 && white.Span[i] != 0) (values[i], weights[i]) = (_plan.White[plane], 1 / framesPerWeight);
                coverage[i] = Math.Min(coverage[i], weights[i] * framesPerWeight);
            }

            result.StoreTile(plane, area, values);
            if (result.Planes.HasVariance) StoreVariance(tile, plane, values, result);
            if (result.Planes.HasWeights) result.StoreTile(result.Planes.Weight(plane), area, weights);
        }

        result.StoreTile(result.Planes.Coverage, area, coverage);
        long holes = 0;
        for (int i = 0; i < pixels; i++) holes += inside.Span[i] != 0 && coverage[i] == 0 ? 1 : 0;
        return holes;
    }

    /// <summary>A sample's noise falls into Scale^2 output pixels (see VarianceKernels on means over an area).</summary>
    private void StoreVariance(DrizzleTile tile, int plane, ReadOnlySpan<float> levels, ResultStore result)
    {
        using var variance = PlanePool.Rent<float>(levels.Length);
        tile.Variance(plane, levels, _options.Scale * _options.Scale, variance.Span);
        result.StoreTile(result.Planes.Variance(plane), tile.Area, variance.Span);
    }

    /// <summary>1 for the output pixels over a pixel of the sample grid that any frame reached, and that all saw saturated.</summary>
    private void Mark(TileStack stack, PixelRectangle cell, PixelRectangle area, Span<byte> inside, Span<byte> white)
    {
        for (int y = 0, i = 0; y < area.Height; y++)
            for (int x = 0; x < area.Width; x++, i++)
            {
                var (reached, saturated) = stack.FramesAt(
                    SamplePixel(area.X + x, cell.X, cell.Right), SamplePixel(area.Y + y, cell.Y, cell.Bottom));
                inside[i] = reached > 0 ? (byte)1 : (byte)0;
                white[i] = saturated > 0 && saturated >= reached ? (byte)1 : (byte)0;
            }
    }

    private int SamplePixel(int outputPixel, int first, int end) =>
        Math.Clamp((int)((outputPixel + 0.5) / _options.Scale), first, end - 1);

    /// <summary>The pixels of the output grid over a cell of the sample grid.</summary>
    public static PixelRectangle OutputArea(PixelRectangle cell, double scale, (int Width, int Height) output)
    {
        int x = (int)(cell.X * scale), y = (int)(cell.Y * scale);
        int right = (int)(cell.Right * scale), bottom = (int)(cell.Bottom * scale);
        return new PixelRectangle(x, y, right - x, bottom - y).Intersect(new PixelRectangle(0, 0, output.Width, output.Height));
    }

    private PixelRectangle OutputArea(PixelRectangle cell, ResultStore result) =>
        OutputArea(cell, _options.Scale, (result.Width, result.Height));

    /// <summary>Each output pixel gets the number of the sample grid's pixel under its centre.</summary>
    private void StoreScaled(ResultStore result, int plane, PixelRectangle block, ReadOnlySpan<float> counts)
    {
        var area = OutputArea(block, result);
        using var scaled = PlanePool.Rent<float>((int)area.Area);
        for (int y = 0, i = 0; y < area.Height; y++)
            for (int x = 0; x < area.Width; x++, i++)
            {
                int column = SamplePixel(area.X + x, block.X, block.Right) - block.X;
                int row = SamplePixel(area.Y + y, block.Y, block.Bottom) - block.Y;
                scaled.Span[i] = counts[row * block.Width + column];
            }

        if (!area.IsEmpty) result.StoreTile(plane, area, scaled.Span);
    }
}
