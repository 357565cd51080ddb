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
    public bool Run(
        ResultStore result, (int Width, int Height) tileSize, int threads,
        StackCancellation cancellation, Action<long, long> progress)
    {
        var whole = new PixelRectangle(0, 0, _plan.SampleGrid.Width, _plan.SampleGrid.Height);
        int across = (whole.Width + tileSize.Width - 1) / tileSize.Width;
        int down = (whole.Height + tileSize.Height - 1) / tileSize.Height;
        long done = 0;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Finish, cancellation.Abort);
            Rows.ForEach(
                across * down, threads, either.Token,
                () => new TileStack(_plan.PlaneCount, _frames.Length, tileSize),
                (index, stack) =>
                {
                    var tile = new PixelRectangle(
                        index % across * tileSize.Width, index / across * tileSize.Height, tileSize.Width, tileSize.Height);
                    Integrate(tile.Intersect(whole), stack, result);
                    progress(Interlocked.Increment(ref done), (long)across * down);
                },
                stack => stack.Dispose());
        }
        catch (OperationCanceledException) when (!cancellation.Abort.IsCancellationRequested)
        {
            // The user asked to finish with what is there: tiles under way were integrated to their end.
        }

        return done == (long)across * down;
    }

    private void Integrate(PixelRectangle tile, TileStack stack, ResultStore result)
    {
        stack.Begin(tile);
        for (int frame = 0; frame < _frames.Length; frame++) _frames[frame].Fill(stack, tile, frame);
        _stacker.Stack(stack, tile, result, Tally);
    }
}
