using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>
/// Integrates a layer tile by tile: for every frame read, calibrate, demosaic, resample, normalise; then over the
/// frames reject and combine, or drizzle. The bytes of a tile depend neither on the tiles' shape nor on threads.
/// </summary>
internal sealed class TileIntegrator
{
    private readonly StackPlan _plan;
    private readonly FrameOnGrid[] _frames;
    private readonly ITileStacker _stacker;

    public TileIntegrator(StackPlan plan, StackLayer layer, Func<int, CalibratedFrame> calibrated)
    {
        _plan = plan;
        _frames = [.. layer.Frames.Select(frame => new FrameOnGrid(plan, frame, calibrated(frame.Frame)))];
        _stacker = plan.Integration.Drizzle is null
            ? new BlockStacker(plan, layer, calibrated(layer.Frames[0].Frame).Info.Cfa) : new DrizzleStacker(plan, layer, calibrated);
    }

    /// <summary>What was counted so far.</summary>
    public StackTally Tally { get; } = new();

    /// <summary>
    /// Integrates all tiles into <paramref name="result"/>, several at a time. False where the user asked to finish
    /// early: the tiles not reached keep coverage 0.
    /// </summary>
    /// <param name="result">Receives the tiles.</param>
    /// <param name="memory">Shape of tiles and stretches.</param>
    /// <param name="threads">Stretches at a time; no effect on the result.</param>
    /// <param name="cancellation">Stops between tiles.</param>
    /// <param name="progress">Told how many of how many tiles are done.</param>
    public bool Run(
        ResultStore result, MemoryPlan memory, int threads, StackCancellation cancellation, Action<long, long> progress)
    {
        var whole = new PixelRectangle(0, 0, _plan.SampleGrid.Width, _plan.SampleGrid.Height);
        var tiles = memory.TilePixels;
        int stretchPixels = memory.StretchTiles * tiles.Width;
        int across = (whole.Width + stretchPixels - 1) / stretchPixels;
        int down = (whole.Height + tiles.Height - 1) / tiles.Height;
        long done = 0, count = (long)((whole.Width + tiles.Width - 1) / tiles.Width) * down;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Finish, cancellation.Abort);
            Rows.ForEach(
                across * down, threads, either.Token,
                () => new TileStack(_plan.PlaneCount, _frames.Length, tiles, memory.StripSamples),
                (index, stack) =>
                {
                    var stretch = new PixelRectangle(
                        index % across * stretchPixels, index / across * tiles.Height, stretchPixels, tiles.Height).Intersect(whole);
                    for (int x = stretch.X; x < stretch.Right && !either.IsCancellationRequested; x += tiles.Width)
                    {
                        var tile = new PixelRectangle(x, stretch.Y, tiles.Width, tiles.Height).Intersect(stretch);
                        Integrate(tile, stretch, stack, result);
                        progress(Interlocked.Increment(ref done), count);
                    }
                },
                stack => stack.Dispose());
        }
        catch (OperationCanceledException) when (!cancellation.Abort.IsCancellationRequested)
        {
            // The user asked to finish with what is there: tiles under way were integrated to their end.
        }

        return done == count;
    }

    private void Integrate(PixelRectangle tile, PixelRectangle stretch, TileStack stack, ResultStore result)
    {
        stack.Begin(tile, stretch);
        for (int frame = 0; frame < _frames.Length; frame++) _frames[frame].Fill(stack, tile, frame);
        _stacker.Stack(stack, tile, result, Tally);
    }
}
