using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Tiles;

namespace AstroStacker.Report.Pixels;

/// <summary>The frames' samples at one pixel of the sample grid, each with what became of it.</summary>
internal sealed class PixelStackAt : IDisposable
{
    private readonly StackPlan _plan;
    private readonly IReadOnlyList<FramePlan> _frames;
    private readonly int _block, _at, _x, _y;
    private readonly float[,] _values;
    private readonly SampleFate[,] _fates;
    private readonly double?[,] _sigmas;
    private readonly float[] _present;

    /// <param name="stack">Decided, not integrated.</param>
    /// <param name="x">Column of the plan's sample grid.</param>
    /// <param name="y">Row.</param>
    /// <param name="tilePixels">Side of the square of the sample grid that is worked out.</param>
    public PixelStackAt(PreparedStack stack, int x, int y, int tilePixels)
    {
        _plan = stack.Plan;
        _frames = _plan.Layers[0].Frames;
        (_x, _y) = (x, y);
        Tile = new PixelRectangle(x / tilePixels * tilePixels, y / tilePixels * tilePixels, tilePixels, tilePixels)
            .Intersect(new PixelRectangle(0, 0, _plan.SampleGrid.Width, _plan.SampleGrid.Height));
        Stack = new TileStack(_plan.PlaneCount, _frames.Count, (tilePixels, tilePixels), stripSamples: 0);
        Stack.Begin(Tile, Tile);
        _block = Enumerable.Range(0, Stack.Blocks.Count).First(block => Stack.Blocks[block].Contains(x, y));
        var area = Stack.Blocks[_block];
        _at = (y - area.Y) * area.Width + x - area.X;
        _values = new float[_plan.PlaneCount, _frames.Count];
        _fates = new SampleFate[_plan.PlaneCount, _frames.Count];
        _sigmas = new double?[_plan.PlaneCount, _frames.Count];
        _present = new float[_plan.PlaneCount];
        for (int frame = 0; frame < _frames.Count; frame++) Fill(stack, tilePixels, frame);
        Reject();
    }

    /// <summary>All frames over the tile, after rejection.</summary>
    public TileStack Stack { get; }

    /// <summary>Pixels of the sample grid.</summary>
    public PixelRectangle Tile { get; }

    /// <summary>In how many frames the pixel is saturated.</summary>
    public float Saturated => Stack.FramesSaturated(_block)[_at];

    /// <summary>Samples of a colour before rejection.</summary>
    public float Present(int plane) => _present[plane];

    public float Value(int plane, int frame) => _values[plane, frame];

    public SampleFate Fate(int plane, int frame) => _fates[plane, frame];

    public double? Sigmas(int plane, int frame) => _sigmas[plane, frame];

    /// <summary>After rejection, with the frame's weight from place to place, without the frame's own.</summary>
    public float Weight(int plane, int frame)
    {
        float weight = Stack.Weights(_block, plane, frame)[_at];
        var surfaces = _frames[frame].WeightSurfaces;
        return surfaces.Count == 0 ? weight : weight * surfaces[plane].At(_x, _y);
    }

    public void Dispose() => Stack.Dispose();

    private void Fill(PreparedStack stack, int tilePixels, int frame)
    {
        var source = stack.Planned(_frames[frame].Frame);
        float saturatedBefore = Saturated;
        new FrameOnGrid(_plan, _frames[frame], source).Fill(Stack, Tile, frame);
        bool isSaturated = Saturated > saturatedBefore;
        // The same once more without heed of flags: that tells samples that were left out from those that are not there.
        using var alone = new TileStack(_plan.PlaneCount, 1, (tilePixels, tilePixels), stripSamples: 0);
        alone.Begin(Tile, Tile);
        new FrameOnGrid(_plan with { HeedsSaturation = false }, _frames[frame], source).Fill(alone, Tile, 0);
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            _values[plane, frame] = alone.Samples(_block, plane, 0)[_at];
            if (alone.Weights(_block, plane, 0)[_at] == 0) _fates[plane, frame] = SampleFate.OutsideFrame;
            else if (Stack.Weights(_block, plane, frame)[_at] == 0)
                _fates[plane, frame] = isSaturated ? SampleFate.Saturated : SampleFate.Defect;
            else if (IsOnTrail(_frames[frame])) _fates[plane, frame] = SampleFate.Trail;
        }
    }

    private bool IsOnTrail(FramePlan frame)
    {
        Span<float> weight = [1];
        TrailMask.Clear(frame.Trails, new PixelRectangle(_x, _y, 1, 1), weight);
        return weight[0] == 0;
    }

    /// <summary>Whole blocks, as in a run; of them only the pixel is looked at.</summary>
    private void Reject()
    {
        var noise = new BlockNoise(_plan, _plan.Layers[0]);
        var rejection = new BlockRejection(_plan, _plan.Layers[0], noise);
        for (int block = 0; block < Stack.Blocks.Count; block++)
        {
            int pixels = (int)Stack.Blocks[block].Area;
            float[] present = new float[pixels], low = new float[pixels], high = new float[pixels];
            for (int plane = 0; plane < _plan.PlaneCount; plane++)
            {
                rejection.Reject(Stack, block, plane, present, low, high);
                if (block == _block) Judge(plane, present[_at], noise);
            }
        }
    }

    private void Judge(int plane, float present, BlockNoise noise)
    {
        _present[plane] = present;
        float[] candidates = [.. Frames(frame => _fates[plane, frame] == SampleFate.Used).Select(frame => _values[plane, frame]).Order()];
        if (candidates.Length == 0) return;
        double median = ((double)candidates[(candidates.Length - 1) / 2] + candidates[candidates.Length / 2]) / 2;
        var predicted = new FrameNoise[_frames.Count];
        if (noise.IsKnown) noise.Fill(Stack.Blocks[_block], plane, predicted);
        for (int frame = 0; frame < _frames.Count; frame++)
        {
            if (_fates[plane, frame] == SampleFate.OutsideFrame) continue;
            double variance = predicted[frame].Floor + predicted[frame].PerLevel * Math.Max(median, 0);
            if (noise.IsKnown && variance > 0) _sigmas[plane, frame] = (_values[plane, frame] - median) / Math.Sqrt(variance);
            if (_fates[plane, frame] == SampleFate.Used && Stack.Weights(_block, plane, frame)[_at] == 0)
                _fates[plane, frame] = _values[plane, frame] < median ? SampleFate.TooDark : SampleFate.TooBright;
        }
    }

    private IEnumerable<int> Frames(Func<int, bool> which) => Enumerable.Range(0, _frames.Count).Where(which);
}
