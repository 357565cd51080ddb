using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Combines the frames' samples pixel by pixel, after outliers were left out.</summary>
internal sealed class BlockStacker(StackPlan plan, StackLayer layer) : ITileStacker
{
    private readonly float[] _frameWeights = [.. layer.Frames.Select(frame => frame.Weight)];
    private readonly BlockRejection _rejection = new(plan, layer);
    private readonly ICombine _combine = CombineMethods.Get(plan.Integration.Combine);

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
        for (int plane = 0; plane < plan.PlaneCount; plane++)
        {
            IntegrationKernels.CountPresent(stack.Weights(block, plane), stack.FrameCount, present);
            tally.AddSamples(StackTally.Sum(present));
            _rejection.Reject(stack, block, plane, low, high);
            _combine.Combine(stack.Samples(block, plane), stack.Weights(block, plane), _frameWeights, value);
            FillWhite(present, stack.FramesSaturated(block), plan.White[plane], value);
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

    /// <summary>Where no frame knows how bright it is, as all saw it saturated, it is white.</summary>
    private static void FillWhite(ReadOnlySpan<float> present, ReadOnlySpan<float> saturated, float white, Span<float> value)
    {
        for (int i = 0; i < value.Length; i++)
            if (saturated[i] > 0 && present[i] == 0) value[i] = white;
    }
}
