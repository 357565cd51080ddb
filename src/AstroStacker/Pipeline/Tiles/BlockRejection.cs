using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Leaves out the outliers of one colour of a block.</summary>
internal sealed class BlockRejection
{
    private readonly IRejection _rejection;
    private readonly RejectionOptions _limits;
    private readonly IReadOnlyList<FramePlan> _frames;
    private readonly int _frameCount;
    private readonly bool _rejects;

    public BlockRejection(StackPlan plan, StackLayer layer)
    {
        _rejection = RejectionMethods.Get(plan.Integration.Reject);
        _limits = new RejectionOptions(plan.Integration.SigmaLow, plan.Integration.SigmaHigh);
        _frames = layer.Frames;
        _frameCount = layer.Frames.Count;
        _rejects = _frameCount >= _rejection.FewestFrames && _rejection is not NoRejection;
    }

    /// <summary>Sets the weights of outliers to 0 and adds them to the counts.</summary>
    /// <param name="stack">All frames over the block.</param>
    /// <param name="block">Its number.</param>
    /// <param name="plane">The colour.</param>
    /// <param name="low">Counts of samples too dark, one a pixel.</param>
    /// <param name="high">Counts of samples too bright.</param>
    public void Reject(TileStack stack, int block, int plane, Span<float> low, Span<float> high)
    {
        if (!_rejects) return;
        var samples = stack.Samples(block, plane);
        var weights = stack.Weights(block, plane);
        using var median = PlanePool.Rent<float>(low.Length);
        using var before = PlanePool.Rent<float>(weights.Length);
        weights.CopyTo(before.Span);
        for (int frame = 0; frame < _frameCount; frame++)
            if (_frames[frame].Trails.Count > 0) TrailMask.Clear(_frames[frame].Trails, stack.Blocks[block], stack.Weights(block, plane, frame));
        MedianCombine.Median(samples, weights, _frameCount, median.Span);
        _rejection.Reject(new PixelStack(samples, weights, _frameCount), _limits);
        RejectionCounts.Add(samples, before.Span, weights, median.Span, low, high);
    }
}
