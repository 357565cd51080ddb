using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Rejection;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Makes one block of the result of the frames' samples: rejects, combines, counts.</summary>
internal sealed class BlockStacker
{
    private readonly StackPlan _plan;
    private readonly float[] _frameWeights;
    private readonly IRejection _rejection;
    private readonly RejectionOptions _limits;

    public BlockStacker(StackPlan plan, StackLayer layer)
    {
        _plan = plan;
        _frameWeights = [.. layer.Frames.Select(frame => frame.Weight)];
        _rejection = RejectionMethods.Get(plan.Integration.Reject);
        _limits = new RejectionOptions(plan.Integration.SigmaLow, plan.Integration.SigmaHigh);
    }

    public void Stack(TileStack stack, int block, ResultStore result, StackTally tally)
    {
        var area = stack.Blocks[block];
        int pixels = (int)area.Area;
        using var rows = PlanePool.Rent<float>(5 * pixels);
        var mean = rows.Span[..pixels];
        var share = rows.Span.Slice(pixels, pixels);
        var present = rows.Span.Slice(2 * pixels, pixels);
        var kept = rows.Span.Slice(3 * pixels, pixels);
        var rejected = rows.Span.Slice(4 * pixels, pixels);
        rejected.Clear();
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            var samples = stack.Samples(block, plane);
            var weights = stack.Weights(block, plane);
            IntegrationKernels.CountPresent(weights, stack.FrameCount, present);
            _rejection.Reject(new PixelStack(samples, weights, stack.FrameCount), _limits);
            IntegrationKernels.CountPresent(weights, stack.FrameCount, kept);
            Count(present, kept, rejected, tally);
            IntegrationKernels.WeightedMean(samples, weights, _frameWeights, mean, share);
            FillWhite(stack, block, present, mean, _plan.White[plane]);
            result.StoreTile(plane, area, mean);
        }

        var inside = stack.FramesInside(block);
        result.StoreTile(result.Planes.Coverage, area, inside);
        tally.AddFrames(Sum(inside), pixels - inside.Count(0f));
        if (!result.Planes.HasMaps) return;
        result.StoreTile(result.Planes.Rejected, area, rejected);
        result.StoreTile(result.Planes.Saturated, area, stack.FramesSaturated(block));
    }

    /// <summary>Where no frame knows how bright it is, as all saw it saturated, it is white.</summary>
    private static void FillWhite(TileStack stack, int block, ReadOnlySpan<float> present, Span<float> mean, float white)
    {
        var saturated = stack.FramesSaturated(block);
        for (int i = 0; i < mean.Length; i++)
            if (saturated[i] > 0 && present[i] == 0) mean[i] = white;
    }

    private static void Count(ReadOnlySpan<float> present, ReadOnlySpan<float> kept, Span<float> rejected, StackTally tally)
    {
        for (int i = 0; i < rejected.Length; i++) rejected[i] += present[i] - kept[i];
        long samples = Sum(present);
        tally.AddSamples(samples, samples - Sum(kept));
    }

    private static long Sum(ReadOnlySpan<float> counts)
    {
        long sum = 0;
        foreach (float count in counts) sum += (long)count;
        return sum;
    }
}
