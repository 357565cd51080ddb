using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>A frame of the store seen through its calibration, window by window.</summary>
public sealed class CalibratedFrame : ICalibratedFrame
{
    /// <summary>Samples of the rows that are read and calibrated at a time.</summary>
    private const int RowSamples = 16_384;

    private readonly FrameStore _store;
    private readonly int _frame;
    private readonly Calibrator _calibrator;
    private readonly bool _keepAdu;
    private readonly DefectMap _defects;
    private readonly DefectReplacement _replacement;
    private readonly AbsentFill? _fill;

    /// <param name="store">Where the samples come from.</param>
    /// <param name="frame">The frame's number in the store.</param>
    /// <param name="calibrator">The masters.</param>
    /// <param name="options">What the samples become.</param>
    public CalibratedFrame(FrameStore store, int frame, Calibrator calibrator, CalibratedFrameOptions options)
    {
        _store = store;
        _frame = frame;
        Info = store.Info(frame);
        _fill = store.Fill(frame);
        _calibrator = calibrator;
        SaturationAdu = options.SaturationAdu ?? Info.SaturationAdu;
        _keepAdu = options.KeepAdu;
        _defects = options.Defects;
        Area = options.CropToVisible ? Info.VisibleArea : Info.SensorArea;
        _replacement = DefectReplacement.For(_defects, Info.Cfa, Area);
    }

    public FrameInfo Info { get; }

    public PixelRectangle Area { get; }

    public float SaturationAdu { get; }

    public void Read(int plane, PixelRectangle area, Span<float> samples)
    {
        for (var part = FirstRows(area); !part.IsEmpty; part = NextRows(part, area))
        {
            var rows = Rows(part, area, samples);
            ReadAdu(plane, part, rows);
            Calibrate(part, rows);
        }
    }

    public FlagCounts ReadCounting(int plane, PixelRectangle area, Span<float> samples)
    {
        long saturated = 0, absent = 0;
        for (var part = FirstRows(area); !part.IsEmpty; part = NextRows(part, area))
        {
            var rows = Rows(part, area, samples);
            absent += ReadAdu(plane, part, rows);
            saturated += SampleKernels.CountAtLeast(rows, SaturationAdu);
            Calibrate(part, rows);
        }

        return new FlagCounts(saturated, absent);
    }

    /// <summary>
    /// Like <see cref="Read"/>, but with the defects replaced, and says of each sample what is known of it
    /// (<see cref="SampleFlags"/>); true where any is flagged.
    /// </summary>
    public bool ReadFlagged(int plane, PixelRectangle area, Span<float> samples, Span<byte> flags)
    {
        if (_defects.IsEmpty) return ReadRaw(plane, area, samples, flags);
        var wide = area.Inflate(_replacement.ReachPixels).Intersect(Area);
        using var around = PlanePool.Rent<float>(checked((int)wide.Area));
        using var aroundFlags = PlanePool.Rent<byte>(around.Length);
        ReadRaw(plane, wide, around.Span, aroundFlags.Span);
        _replacement.Apply(around.Span, wide);
        _defects.Mark(wide, aroundFlags.Span);
        Copy(around.Span, wide, area, samples, area);
        Copy(aroundFlags.Span, wide, area, flags, area);
        return flags[..(int)area.Area].ContainsAnyExcept((byte)0);
    }

    /// <summary>
    /// The same for a window that may reach beyond <see cref="Area"/>: samples out there are left as they are, and have no
    /// flag.
    /// </summary>
    public bool ReadInto(int plane, PixelRectangle window, Span<float> samples, Span<byte> flags)
    {
        if (Area.Contains(window)) return ReadFlagged(plane, window, samples, flags);
        flags.Clear();
        var part = window.Intersect(Area);
        using var inside = PlanePool.Rent<float>(checked((int)part.Area));
        using var insideFlags = PlanePool.Rent<byte>(inside.Length);
        bool any = ReadFlagged(plane, part, inside.Span, insideFlags.Span);
        Copy(inside.Span, part, part, samples, window);
        Copy(insideFlags.Span, part, part, flags, window);
        return any;
    }

    /// <summary>Copies a part from one window to another.</summary>
    private static void Copy<T>(ReadOnlySpan<T> from, PixelRectangle source, PixelRectangle part, Span<T> to, PixelRectangle target)
    {
        for (int y = part.Y; y < part.Bottom; y++)
            from.Slice((y - source.Y) * source.Width + part.X - source.X, part.Width)
                .CopyTo(to[((y - target.Y) * target.Width + part.X - target.X)..]);
    }

    private bool ReadRaw(int plane, PixelRectangle area, Span<float> samples, Span<byte> flags)
    {
        bool any = false;
        for (var part = FirstRows(area); !part.IsEmpty; part = NextRows(part, area))
        {
            var rows = Rows(part, area, samples);
            any |= ReadFlagging(plane, part, rows, Rows(part, area, flags));
            Calibrate(part, rows);
        }

        return any;
    }

    /// <summary>A window is read and calibrated a few rows at a time, while they are in the cache nearest to a core.</summary>
    private static PixelRectangle FirstRows(PixelRectangle area) =>
        area with { Height = Math.Min(area.Height, Math.Max(1, RowSamples / Math.Max(1, area.Width))) };

    private static PixelRectangle NextRows(PixelRectangle part, PixelRectangle area) =>
        part with { Y = part.Bottom, Height = Math.Min(part.Height, area.Bottom - part.Bottom) };

    private static Span<T> Rows<T>(PixelRectangle part, PixelRectangle area, Span<T> window) =>
        window.Slice((part.Y - area.Y) * area.Width, (int)part.Area);

    public void ReadFlags(int plane, PixelRectangle area, Span<byte> flags)
    {
        using var raw = PlanePool.Rent<float>(checked((int)area.Area));
        ReadFlagging(plane, area, raw.Span, flags);
    }

    public void ReadGain(PixelRectangle area, Span<float> gains) => _calibrator.ReadGain(area, gains);

    /// <summary>Raw ADU and the flags of a window; true where any sample is flagged.</summary>
    private bool ReadFlagging(int plane, PixelRectangle area, Span<float> samples, Span<byte> flags)
    {
        _store.ReadAbsentAsNaN(_frame, plane, area, samples);
        bool any = SampleKernels.FlagAtLeast(samples, SaturationAdu, (byte)SampleFlags.Saturated, flags);
        return _fill?.Apply(plane, area, samples, flags) > 0 || any;
    }

    /// <summary>Raw ADU of a window; returns how many samples have no value.</summary>
    private long ReadAdu(int plane, PixelRectangle area, Span<float> samples)
    {
        _store.ReadAbsentAsNaN(_frame, plane, area, samples);
        return _fill?.Apply(plane, area, samples, []) ?? 0;
    }

    private void Calibrate(PixelRectangle area, Span<float> samples)
    {
        if (_keepAdu) _calibrator.ToCalibratedAdu(Info, area, samples);
        else _calibrator.ToLinear(Info, SaturationAdu, area, samples);
    }
}
