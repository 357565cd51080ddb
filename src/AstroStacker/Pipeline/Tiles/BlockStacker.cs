using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Makes one block of the result of the frames' samples: rejects, combines, counts.</summary>
internal sealed class BlockStacker
{
    private readonly StackPlan _plan;
    private readonly float[] _frameWeights;
    private readonly IRejection _rejection;
    private readonly bool _rejects;
    private readonly RejectionOptions _limits;
    private readonly ICombine _combine;

    public BlockStacker(StackPlan plan, StackLayer layer)
    {
        _plan = plan;
        _frameWeights = [.. layer.Frames.Select(frame => frame.Weight)];
        _rejection = RejectionMethods.Get(plan.Integration.Reject);
        _rejects = layer.Frames.Count >= _rejection.FewestFrames && _rejection is not NoRejection;
        _limits = new RejectionOptions(plan.Integration.SigmaLow, plan.Integration.SigmaHigh);
        _combine = CombineMethods.Get(plan.Integration.Combine);
    }

    public void Stack(TileStack stack, int block, ResultStore result, StackTally tally)
    {
        var area = stack.Blocks[block];
        int pixels = (int)area.Area;
        using var rows = PlanePool.Rent<float>(5 * pixels);
        var value = rows.Span[..pixels];
        var median = rows.Span.Slice(pixels, pixels);
        var present = rows.Span.Slice(2 * pixels, pixels);
        var low = rows.Span.Slice(3 * pixels, pixels);
        var high = rows.Span.Slice(4 * pixels, pixels);
        low.Clear();
        high.Clear();
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            var samples = stack.Samples(block, plane);
            var weights = stack.Weights(block, plane);
            IntegrationKernels.CountPresent(weights, stack.FrameCount, present);
            if (_rejects) Reject(samples, weights, median, low, high);
            tally.AddSamples(Sum(present));
            _combine.Combine(samples, weights, _frameWeights, value);
            FillWhite(stack, block, present, value, _plan.White[plane]);
            result.StoreTile(plane, area, value);
        }

        tally.AddRejected(Sum(low), Sum(high));
        StoreMaps(stack, block, low, high, result, tally);
    }

    private void Reject(ReadOnlySpan<float> samples, Span<float> weights, Span<float> median, Span<float> low, Span<float> high)
    {
        MedianCombine.Median(samples, weights, _frameWeights.Length, median);
        using var before = PlanePool.Rent<float>(weights.Length);
        weights.CopyTo(before.Span);
        _rejection.Reject(new PixelStack(samples, weights, _frameWeights.Length), _limits);
        RejectionCounts.Add(samples, before.Span, weights, median, low, high);
    }

    private static void StoreMaps(
        TileStack stack, int block, ReadOnlySpan<float> low, ReadOnlySpan<float> high, ResultStore result, StackTally tally)
    {
        var area = stack.Blocks[block];
        var inside = stack.FramesInside(block);
        result.StoreTile(result.Planes.Coverage, area, inside);
        tally.AddFrames(Sum(inside), area.Area - inside.Count(0f));
        if (!result.Planes.HasMaps) return;
        result.StoreTile(result.Planes.RejectedLow, area, low);
        result.StoreTile(result.Planes.RejectedHigh, area, high);
        result.StoreTile(result.Planes.Saturated, area, stack.FramesSaturated(block));
    }

    /// <summary>Where no frame knows how bright it is, as all saw it saturated, it is white.</summary>
    private static void FillWhite(TileStack stack, int block, ReadOnlySpan<float> present, Span<float> value, float white)
    {
        var saturated = stack.FramesSaturated(block);
        for (int i = 0; i < value.Length; i++)
            if (saturated[i] > 0 && present[i] == 0) value[i] = white;
    }

    private static long Sum(ReadOnlySpan<float> counts)
    {
        long sum = 0;
        foreach (float count in counts) sum += (long)count;
        return sum;
    }
}
