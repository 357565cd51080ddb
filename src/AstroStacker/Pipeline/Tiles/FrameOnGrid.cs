using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Resampling;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>
/// One frame seen on the output grid, tile by tile: its window is read, calibrated, demosaiced, resampled and normalised. Samples
/// that say nothing of the sky (saturated, of a defect, or without a value) get weight 0.
/// </summary>
internal sealed class FrameOnGrid
{
    /// <summary>
    /// How far from saturated samples a sharp demosaic is not trusted: a star of FWHM 1.7 that saturates by a factor of 100 has
    /// faded below its sky's noise there.
    /// </summary>
    private const int SoftReachPixels = 8;

    private static readonly IDemosaic s_plain = DemosaicMethods.Get("bilinear");

    private readonly FramePlan _plan;
    private readonly CalibratedFrame _source;
    private readonly IDemosaic? _demosaic;
    private readonly IInterpolator _interpolator;
    private readonly MosaicBalance? _balance;
    private readonly Transform[] _outputToPlane;
    private readonly PixelRectangle _area;
    private readonly float[] _lowestSky;
    private readonly bool _heedsFlags;

    public FrameOnGrid(StackPlan plan, FramePlan frame, CalibratedFrame source)
    {
        _plan = frame;
        _source = source;
        _demosaic = plan.Integration.Demosaic == "none" ? null : DemosaicMethods.Get(plan.Integration.Demosaic);
        _interpolator = Interpolators.Get(plan.Integration.Interpolation);
        _balance = plan.Balance;
        _lowestSky = [.. frame.Sky?.Planes.Select(LowestOf) ?? []];
        _heedsFlags = plan.HeedsSaturation;
        var outputToFrame = plan.SampleGrid.ToReference.Then(frame.ReferenceToFrame);
        _outputToPlane = [.. Enumerable.Range(0, plan.PlaneCount).Select(plane => outputToFrame.Then(ToPlane(plane)))];
        _area = _demosaic is null ? source.Area : WholeCells(source.Area, _demosaic.Scale);
    }

    /// <summary>Brings the frame onto all blocks of the stack's tile as its frame number <paramref name="frame"/>.</summary>
    public void Fill(TileStack stack, PixelRectangle tile, int frame)
    {
        var area = SourceArea(tile);
        if (area.IsEmpty)
        {
            for (int block = 0; block < stack.Blocks.Count; block++)
                for (int plane = 0; plane < _outputToPlane.Length; plane++)
                {
                    stack.Samples(block, plane, frame).Clear();
                    stack.Weights(block, plane, frame).Clear();
                }

            return;
        }

        int length = checked((int)area.Area);
        using var planes = PlanePool.Rent<float>(checked(_outputToPlane.Length * length));
        using var flags = PlanePool.Rent<byte>(length);
        var strip = stack.Strip(frame);
        if (stack.Stretch != tile) strip.Turn(_source, _demosaic is null ? _outputToPlane.Length : 1, stack.Stretch, SensorWindow);
        bool flagged = Read(strip, area, planes.Span, flags.Span) && (_heedsFlags || _source.Info.MayLackSamples);
        for (int block = 0; block < stack.Blocks.Count; block++)
        {
            Resample(planes.Span, area, stack, block, frame);
            for (int plane = 0; plane < _outputToPlane.Length; plane++)
            {
                var values = stack.Samples(block, plane, frame);
                IntegrationKernels.Normalize(values, _plan.Normalization[plane]);
                if (_plan.Background.Count > 0) AddBackground(stack.Blocks[block], plane, values);
            }

            IntegrationKernels.AddPresent(stack.Weights(block, 0, frame), stack.FramesInside(block));
            if (flagged) LeaveOut(stack, block, frame, flags.Span, area);
        }
    }

    private void Resample(ReadOnlySpan<float> planes, PixelRectangle area, TileStack stack, int block, int frame)
    {
        int length = (int)area.Area, count = _outputToPlane.Length;
        var tile = stack.Blocks[block];
        if (_demosaic is not { Scale: > 1 })
        {
            _interpolator.Resample(
                planes, area, _area, _outputToPlane[0], tile, stack.AllSamples(block, frame), stack.AllWeights(block, frame),
                count, stack.PlaneStride);
            return;
        }

        for (int plane = 0; plane < count; plane++)
        {
            _interpolator.Resample(
                planes.Slice(plane * length, length), area, _area, _outputToPlane[plane], tile,
                stack.Samples(block, plane, frame), stack.Weights(block, plane, frame));
        }
    }

    private void AddBackground(PixelRectangle block, int plane, Span<float> values)
    {
        using var surface = PlanePool.Rent<float>(values.Length);
        _plan.Background[plane].FillTile(block, surface.Span);
        SampleKernels.Add(values, surface.Span, values);
    }

    /// <summary>The part of the planes that a tile needs: the same for all colours.</summary>
    private PixelRectangle SourceArea(PixelRectangle tile)
    {
        int margin = _interpolator.RadiusPixels + 1;
        // Colours of a scaled mosaic lie up to a sensor pixel apart: less than one of theirs.
        if (_demosaic is { Scale: > 1 }) margin++;
        return Warp.SourceArea(_outputToPlane[0], tile, margin, _area);
    }

    /// <summary>The samples of the sensor that tiles need.</summary>
    private PixelRectangle SensorWindow(PixelRectangle tiles)
    {
        var area = SourceArea(tiles);
        return _demosaic is null ? area : Scaled(area, _demosaic.Scale).Inflate(Reach(_demosaic));
    }

    /// <summary>Samples beyond those it stands for that a pixel of the planes hangs on.</summary>
    private static int Reach(IDemosaic demosaic) => Math.Max(demosaic.HaloPixels, demosaic.Scale == 1 ? SoftReachPixels : 0);

    private static PixelRectangle Scaled(PixelRectangle area, int scale) =>
        new(area.X * scale, area.Y * scale, area.Width * scale, area.Height * scale);

    /// <summary>Reads the planes and the flags of a window; true where any sample is flagged.</summary>
    private bool Read(FrameStrip strip, PixelRectangle area, Span<float> planes, Span<byte> flags)
    {
        int length = (int)area.Area;
        if (_demosaic is null)
        {
            flags.Clear();
            bool flagged = false;
            using var own = PlanePool.Rent<byte>(length);
            for (int plane = 0; plane < _outputToPlane.Length; plane++)
            {
                if (!strip.Read(_source, plane, area, planes.Slice(plane * length, length), own.Span)) continue;
                flagged = true;
                FlagKernels.Merge(own.Span, flags);
            }

            return flagged;
        }

        int scale = _demosaic.Scale;
        var window = new MosaicWindow(Scaled(area, scale).Inflate(Reach(_demosaic)), _source.Area, _source.Info.Cfa, _balance);
        using var samples = PlanePool.Rent<float>(checked((int)window.Area.Area));
        using var raw = PlanePool.Rent<byte>(samples.Length);
        bool any = strip.Read(_source, 0, window.Area, samples.Span, raw.Span);
        _demosaic.Demosaic(samples.Span, window, area, planes);
        if (scale == 1)
            for (int plane = 0; plane < _lowestSky.Length; plane++)
                HoleMend.Apply(samples.Span, window, area, plane, _lowestSky[plane], planes.Slice(plane * length, length));
        if (!any) return false;
        FlagKernels.Spread(raw.Span, window.Area, _demosaic.FlagReachPixels, scale, area, flags);
        if (scale == 1) Soften(samples.Span, raw.Span, window, area, planes);
        return true;
    }

    /// <summary>
    /// A sharp filter overshoots at the edge of a clipped star and on its steep wings, which dwarf the sky: about such stars
    /// the plain average takes its place.
    /// </summary>
    private static void Soften(
        ReadOnlySpan<float> samples, ReadOnlySpan<byte> raw, in MosaicWindow window, PixelRectangle area, Span<float> planes)
    {
        if (!FlagKernels.ContainAny(raw, SampleFlags.Saturated)) return;
        using var near = PlanePool.Rent<byte>((int)area.Area);
        FlagKernels.Spread(raw, window.Area, SoftReachPixels, 1, area, near.Span);
        using var plain = PlanePool.Rent<float>(planes.Length);
        s_plain.Demosaic(samples, window, area, plain.Span);
        int length = (int)area.Area;
        for (int i = 0; i < length; i++)
            if ((near.Span[i] & (byte)SampleFlags.Saturated) != 0)
                for (int at = i; at < planes.Length; at += length) planes[at] = plain.Span[at];
    }

    private void LeaveOut(TileStack stack, int block, int frame, ReadOnlySpan<byte> flags, PixelRectangle area)
    {
        using var mapped = PlanePool.Rent<byte>((int)stack.Blocks[block].Area);
        FlagWarp.Resample(flags, area, _area, _outputToPlane[0], stack.Blocks[block], mapped.Span);
        if (!_heedsFlags) FlagKernels.KeepOnly(SampleFlags.Absent, mapped.Span);
        FlagKernels.CountSaturated(mapped.Span, stack.FramesSaturated(block));
        FlagKernels.UncountAbsent(mapped.Span, stack.Weights(block, 0, frame), stack.FramesInside(block));
        for (int plane = 0; plane < _outputToPlane.Length; plane++)
            FlagKernels.ClearFlagged(mapped.Span, stack.Weights(block, plane, frame));
    }

    /// <summary>What no sample of the sky falls below but by chance in ten thousand, wherever it lies.</summary>
    private static float LowestOf(IReadOnlyList<SkyCell> cells)
    {
        const double sigmas = 4;
        if (cells.Count == 0) return float.NegativeInfinity;
        return (float)cells.Min(cell => cell.Level - sigmas * Math.Sqrt(Math.Max(0, cell.Variance)));
    }

    /// <summary>From full-sensor pixels to those of a plane.</summary>
    private Transform ToPlane(int plane)
    {
        if (_demosaic is not { Scale: > 1 } demosaic) return Transform.Identity;
        var (x, y) = demosaic.Origin(plane, _source.Info.Cfa!);
        double scale = 1.0 / demosaic.Scale;
        return new Transform([scale, 0, -x * scale, 0, scale, -y * scale, 0, 0, 1]);
    }

    /// <summary>The pixels of the planes all of whose sensor samples are valid.</summary>
    private static PixelRectangle WholeCells(PixelRectangle area, int scale)
    {
        int x = (area.X + scale - 1) / scale, y = (area.Y + scale - 1) / scale;
        return new PixelRectangle(x, y, area.Right / scale - x, area.Bottom / scale - y);
    }
}
