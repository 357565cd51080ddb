using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Rejection;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Resampling;

namespace AstroStacker.Pipeline;

/// <summary>
/// Integrates a layer tile by tile: for every frame read, calibrate, demosaic, resample, normalise; then over the
/// frames reject and average. The bytes of a tile depend neither on the tiles' shape nor on threads.
/// </summary>
internal sealed class TileIntegrator
{
    private readonly StackPlan _plan;
    private readonly IReadOnlyList<FramePlan> _frames;
    private readonly CalibratedFrame[] _sources;
    private readonly Transform[] _outputToFrame;
    private readonly float[] _frameWeights;
    private readonly IDemosaic? _demosaic;
    private readonly IInterpolator _interpolator;
    private readonly IRejection _rejection;
    private readonly RejectionOptions _limits;

    public TileIntegrator(StackPlan plan, StackLayer layer, Func<int, CalibratedFrame> calibrated)
    {
        _plan = plan;
        _frames = layer.Frames;
        _sources = [.. _frames.Select(frame => calibrated(frame.Frame))];
        _outputToFrame = [.. _frames.Select(frame => plan.Grid.ToReference.Then(frame.ReferenceToFrame))];
        _frameWeights = [.. _frames.Select(frame => frame.Weight)];
        bool mosaic = _sources[0].Info.Cfa is not null && !plan.RawMosaic;
        _demosaic = mosaic ? DemosaicMethods.Get(plan.Integration.Demosaic) : null;
        _interpolator = Interpolators.Get(plan.Integration.Interpolation);
        _rejection = RejectionMethods.Get(plan.Integration.Reject);
        _limits = new RejectionOptions(plan.Integration.SigmaLow, plan.Integration.SigmaHigh);
    }

    /// <summary>
    /// Integrates all tiles into <paramref name="result"/>, several at a time. False where the user asked to finish
    /// early: the tiles not reached keep coverage 0.
    /// </summary>
    public bool Run(
        ResultStore result, (int Width, int Height) tileSize, int threads,
        StackCancellation cancellation, Action<long, long> progress)
    {
        int across = (result.Width + tileSize.Width - 1) / tileSize.Width;
        int down = (result.Height + tileSize.Height - 1) / tileSize.Height;
        var whole = new PixelRectangle(0, 0, result.Width, result.Height);
        long done = 0;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Finish, cancellation.Abort);
            Rows.ForEach(
                across * down, threads, either.Token,
                () => new TileBuffers(_plan.PlaneCount, _frames.Count, tileSize.Width * tileSize.Height),
                (index, buffers) =>
                {
                    var tile = new PixelRectangle(
                        index % across * tileSize.Width, index / across * tileSize.Height, tileSize.Width, tileSize.Height);
                    Integrate(tile.Intersect(whole), buffers, result);
                    progress(Interlocked.Increment(ref done), (long)across * down);
                },
                buffers => buffers.Dispose());
        }
        catch (OperationCanceledException) when (!cancellation.Abort.IsCancellationRequested)
        {
            // The user asked to finish with what is there: tiles under way were integrated to their end.
        }

        return done == (long)across * down;
    }

    private void Integrate(PixelRectangle tile, TileBuffers buffers, ResultStore result)
    {
        int pixels = (int)tile.Area;
        for (int frame = 0; frame < _frames.Count; frame++) Fill(frame, tile, buffers);

        var mean = buffers.Result(0, pixels);
        var share = buffers.Result(1, pixels);
        var present = buffers.Result(2, pixels);
        var kept = buffers.Result(3, pixels);
        var rejected = buffers.Result(4, pixels);
        rejected.Clear();
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            var samples = buffers.Samples(plane, _frames.Count, pixels);
            var weights = buffers.Weights(plane, _frames.Count, pixels);
            IntegrationKernels.CountPresent(weights, _frames.Count, present);
            _rejection.Reject(new PixelStack(samples, weights, _frames.Count), _limits);
            IntegrationKernels.CountPresent(weights, _frames.Count, kept);
            for (int i = 0; i < pixels; i++) rejected[i] += present[i] - kept[i];
            IntegrationKernels.WeightedMean(samples, weights, _frameWeights, mean, share);
            result.StoreTile(plane, tile, mean);
        }

        result.StoreTile(result.CoveragePlane, tile, present);
        result.StoreTile(result.RejectedPlane, tile, rejected);
    }

    /// <summary>Brings one frame onto the tile: window, calibration, demosaic, resampling, normalisation.</summary>
    private void Fill(int frame, PixelRectangle tile, TileBuffers buffers)
    {
        var source = _sources[frame];
        var area = Warp.SourceArea(_outputToFrame[frame], tile, _interpolator.RadiusPixels + 1, source.Area);
        int pixels = (int)tile.Area;
        if (area.IsEmpty)
        {
            for (int plane = 0; plane < _plan.PlaneCount; plane++)
            {
                buffers.Samples(plane, _frames.Count, pixels).Slice(frame * pixels, pixels).Clear();
                buffers.Weights(plane, _frames.Count, pixels).Slice(frame * pixels, pixels).Clear();
            }

            return;
        }

        using var planes = PlanePool.Rent<float>(checked(_plan.PlaneCount * (int)area.Area));
        ReadPlanes(source, area, planes.Span);
        for (int plane = 0; plane < _plan.PlaneCount; plane++)
        {
            var values = buffers.Samples(plane, _frames.Count, pixels).Slice(frame * pixels, pixels);
            var weights = buffers.Weights(plane, _frames.Count, pixels).Slice(frame * pixels, pixels);
            var samples = planes.Span.Slice(plane * (int)area.Area, (int)area.Area);
            _interpolator.Resample(samples, area, source.Area, _outputToFrame[frame], tile, values, weights);
            IntegrationKernels.Normalize(values, _frames[frame].Normalization[plane]);
        }
    }

    private void ReadPlanes(CalibratedFrame source, PixelRectangle area, Span<float> planes)
    {
        if (_demosaic is null)
        {
            int length = (int)area.Area;
            for (int plane = 0; plane < _plan.PlaneCount; plane++)
                source.Read(plane, area, planes.Slice(plane * length, length));
            return;
        }

        var window = new MosaicWindow(area.Inflate(_demosaic.HaloPixels), source.Area, source.Info.Cfa);
        using var samples = PlanePool.Rent<float>(checked((int)window.Area.Area));
        source.ReadInto(window.Area, samples.Span);
        _demosaic.Demosaic(samples.Span, window, area, planes);
    }
}
