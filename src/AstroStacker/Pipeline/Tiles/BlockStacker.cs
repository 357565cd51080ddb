using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Combines the frames' samples pixel by pixel, after outliers were left out.</summary>
internal sealed class BlockStacker : ITileStacker
{
    private readonly StackPlan _plan;
    private readonly IReadOnlyList<FramePlan> _frames;
    private readonly float[][] _frameWeights;
    private readonly BlockNoise _noise;
    private readonly BlockRejection _rejection;
    private readonly ICombine _combine;
    private readonly double[] _varianceFactors;

    /// <param name="plan">Of the whole.</param>
    /// <param name="layer">Its frames.</param>
    /// <param name="cfa">Of the frames, or null.</param>
    public BlockStacker(StackPlan plan, StackLayer layer, CfaPattern? cfa)
    {
        _plan = plan;
        _frames = layer.Frames;
        _frameWeights = [.. Enumerable.Range(0, plan.PlaneCount).Select(plane =>
            layer.Frames.Select(frame => frame.Weights[plane]).ToArray())];
        _noise = new BlockNoise(plan, layer);
        _rejection = new BlockRejection(plan, layer, _noise);
        _combine = CombineMethods.Get(plan.Integration.Combine);
        double ratio = _combine.VarianceRatio(layer.Frames.Count) ?? 0;
        _varianceFactors = [.. Enumerable.Range(0, plan.PlaneCount).Select(plane =>
            ratio * SamplesPerPixel.PixelsPerSample(plan, cfa, plane))];
    }

    public void Stack(TileStack stack, PixelRectangle tile, ResultStore result, StackTally tally)
    {
        for (int block = 0; block < stack.Blocks.Count; block++) Stack(stack, block, result, tally);
    }

    private void Stack(TileStack stack, int block, ResultStore result, StackTally tally)
    {
        var area = stack.Blocks[block];
        int pixels = (int)area.Area;
        using var rows = PlanePool.Rent<float>(4 * pixels);
        var value = rows.Span[..pixels];
        var present = rows.Span.Slice(pixels, pixels);
        var low = rows.Span.Slice(2 * pixels, pixels);
        var high = rows.Span.Slice(3 * pixels, pixels);
        low.Clear();
        high.Clear();
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            _rejection.Reject(stack, block, plane, present, low, high);
            tally.AddSamples(StackTally.Sum(present));
            WeighPlaces(stack, block, plane);
            _combine.Combine(stack.Samples(block, plane), stack.Weights(block, plane), _frameWeights[plane], value);
            if (result.Planes.HasVariance) StoreVariance(stack, block, plane, value, result);
            FillWhite(present, stack.FramesSaturated(block), _plan.White[plane], value);
            result.StoreTile(plane, area, value);
        }

        var inside = stack.FramesInside(block);
        tally.AddRejected(StackTally.Sum(low), StackTally.Sum(high));
        tally.AddFrames(StackTally.Sum(inside), area.Area - inside.Count(0f));
        result.StoreTile(result.Planes.Coverage, area, inside);
        if (!result.Planes.HasMaps) return;
        result.StoreTile(result.Planes.RejectedLow, area, low);
        result.StoreTile(result.Planes.RejectedHigh, area, high);
        result.StoreTile(result.Planes.Saturated, area, stack.FramesSaturated(block));
    }

    /// <summary>Multiplies the samples' weights by their frames' weight surfaces.</summary>
    private void WeighPlaces(TileStack stack, int block, int plane)
    {
        using var surface = PlanePool.Rent<float>((int)stack.Blocks[block].Area);
        for (int frame = 0; frame < _frames.Count; frame++)
        {
            if (_frames[frame].WeightSurfaces.Count == 0) continue;
            _frames[frame].WeightSurfaces[plane].FillTile(stack.Blocks[block], surface.Span);
            SampleKernels.Multiply(stack.Weights(block, plane, frame), surface.Span, stack.Weights(block, plane, frame));
        }
    }

    private void StoreVariance(TileStack stack, int block, int plane, ReadOnlySpan<float> value, ResultStore result)
    {
        var area = stack.Blocks[block];
        using var noise = PlanePool.Rent<FrameNoise>(stack.FrameCount);
        using var variance = PlanePool.Rent<float>(value.Length);
        _noise.Fill(area, plane, noise.Span);
        var frames = new WeightedNoise(_frameWeights[plane], noise.Span);
        VarianceKernels.Predict(stack.Weights(block, plane), frames, value, _varianceFactors[plane], variance.Span);
        result.StoreTile(result.Planes.Variance(plane), area, variance.Span);
    }

    /// <summary>Where no frame knows how bright it is, as all saw it saturated, it is white.</summary>
    private static void FillWhite(ReadOnlySpan<float> present, ReadOnlySpan<float> saturated, float white, Span<float> value)
    {
        for (int i = saturated.IndexOfAnyExcept(0f); i >= 0 && i < value.Length; i++)
            if (saturated[i] > 0 && present[i] == 0) value[i] = white;
    }
}
