using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Leaves out the outliers of one colour of a block: whole trails first, then what stands apart from its noise.</summary>
internal sealed class BlockRejection
{
    private readonly IRejection _rejection;
    private readonly RejectionOptions _limits;
    private readonly IReadOnlyList<FramePlan> _frames;
    private readonly BlockNoise _noise;
    private readonly bool _rejects;

    public BlockRejection(StackPlan plan, StackLayer layer, BlockNoise noise)
    {
        _rejection = RejectionMethods.Get(plan.Integration.Reject);
        var options = plan.Integration;
        _limits = _rejection.Defaults with
        {
            SigmaLow = options.SigmaLow ?? _rejection.Defaults.SigmaLow,
            SigmaHigh = options.SigmaHigh ?? _rejection.Defaults.SigmaHigh,
        };
        _frames = layer.Frames;
        _noise = noise;
        _rejects = _frames.Count >= _rejection.FewestFrames && _rejection is not NoRejection;
    }

    /// <summary>Sets the weights of outliers to 0 and adds them to the counts.</summary>
    /// <param name="stack">All frames over the block.</param>
    /// <param name="block">Its number.</param>
    /// <param name="plane">The colour.</param>
    /// <param name="present">Receives how many samples there were, one a pixel.</param>
    /// <param name="low">Counts of samples too dark, one a pixel.</param>
    /// <param name="high">Counts of samples too bright.</param>
    public void Reject(TileStack stack, int block, int plane, Span<float> present, Span<float> low, Span<float> high)
    {
        int pixels = low.Length, frames = _frames.Count;
        if (!_rejects)
        {
            IntegrationKernels.CountPresent(stack.Weights(block, plane), frames, present);
            return;
        }

        var samples = stack.Samples(block, plane);
        var weights = stack.Weights(block, plane);
        using var rows = PlanePool.Rent<float>(3 * pixels);
        using var before = PlanePool.Rent<float>(weights.Length);
        using var noise = PlanePool.Rent<FrameNoise>(frames);
        var median = rows.Span[..pixels];
        weights.CopyTo(before.Span);
        bool hasTrails = LeaveOutTrails(stack, block, plane);
        var left = hasTrails ? rows.Span.Slice(pixels, pixels) : present;
        MedianCombine.Median(samples, weights, frames, median, left);
        if (hasTrails) IntegrationKernels.CountPresent(before.Span, frames, present);
        if (_noise.IsKnown)
        {
            var area = stack.Blocks[block];
            var seeing = rows.Span.Slice(2 * pixels, pixels);
            _noise.Fill(area, plane, noise.Span);
            SeeingSigma.Fill(median, left, area.Width, noise.Span, seeing);
            var known = new PixelStack(samples, weights, frames) { Noise = noise.Span, SeeingSigma = seeing, Median = median };
            _rejection.Reject(known, _limits);
        }
        else _rejection.Reject(new PixelStack(samples, weights, frames) { Median = median }, _limits);

        RejectionCounts.Add(samples, before.Span, weights, median, low, high);
    }

    /// <summary>False where there are none.</summary>
    private bool LeaveOutTrails(TileStack stack, int block, int plane)
    {
        bool any = false;
        for (int frame = 0; frame < _frames.Count; frame++)
            if (_frames[frame].Trails.Count > 0)
                any |= TrailMask.Clear(_frames[frame].Trails, stack.Blocks[block], stack.Weights(block, plane, frame));
        return any;
    }
}
