using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Frames of one type that belong together: the frames of a master, or lights that are calibrated alike.</summary>
internal sealed class FrameSet
{
    /// <summary>Degrees C between what was asked of the cooler and what the sensor had, above which the sensor is believed.</summary>
    private const double MostCoolerError = 2;

    /// <param name="frames">At least one; by natural path.</param>
    public FrameSet(IReadOnlyList<SortedFrame> frames)
    {
        Frames = frames;
        Camera = CameraKey.Of(First);
        Settings = SensorSettings.Of(First);
        ExposureSeconds = Median(frames.Select(frame => ExposureOf(frame.Info)));
        TemperatureCelsius = Median(frames.Select(frame => TemperatureOf(frame.Info)));
        Nights = [.. frames.Select(frame => frame.Night).OfType<DateOnly>().Distinct().Order()];
    }

    public IReadOnlyList<SortedFrame> Frames { get; }

    public CameraKey Camera { get; }

    public SensorSettings Settings { get; }

    /// <summary>The median; null where no frame says.</summary>
    public double? ExposureSeconds { get; }

    /// <summary>The median; null where no frame says.</summary>
    public double? TemperatureCelsius { get; }

    /// <summary>Ascending.</summary>
    public IReadOnlyList<DateOnly> Nights { get; }

    public FrameInfo First => Frames[0].Info;

    public FrameType Type => Frames[0].Type;

    /// <summary>True for one ready master.</summary>
    public bool IsReady => Frames[0].IsMaster;

    public string? Filter => Frames[0].Filter;

    public string? Telescope => TelescopeOf(First);

    public double? FocalLength => FocalLengthOf(First);

    /// <summary>True where each file gives its black level itself (camera RAW, DNG).</summary>
    public bool KnowsBlack => First.HasBlackLevel;

    /// <summary>A dark was subtracted already, by the camera or by another program.</summary>
    public bool NeedsNoDark => First.LongExposureNoiseReduction || First.BlackSubtracted;

    /// <summary>Days to the nearest night of the other; null where either knows none.</summary>
    public int? DaysTo(FrameSet other)
    {
        if (Nights.Count == 0 || other.Nights.Count == 0) return null;
        return Nights.Min(night => other.Nights.Min(its => Math.Abs(night.DayNumber - its.DayNumber)));
    }

    /// <summary>Hours from these frames to the farthest of the lights; by nights where there are no times, null without either.</summary>
    public double? HoursFrom(FrameSet lights)
    {
        DateTime[] own = [.. Times(this)], theirs = [.. Times(lights)];
        if (own.Length == 0 || theirs.Length == 0) return null;
        var (first, last) = (own.Min(), own.Max());
        return theirs.Max(time => Math.Max((first - time).TotalHours, (time - last).TotalHours));

        static IEnumerable<DateTime> Times(FrameSet set) =>
            set.Frames.Select(frame => frame.Info.StartTime ?? frame.Night?.ToDateTime(TimeOnly.MinValue).AddDays(1)).OfType<DateTime>();
    }

    public static double? ExposureOf(FrameInfo info) => info.ExposureSeconds is >= 0 and var seconds ? seconds : null;

    /// <summary>What the cooler was set to, unless the sensor says that it did not get there.</summary>
    public static double? TemperatureOf(FrameInfo info)
    {
        var (wanted, had) = (info.Capture.SetTemperatureCelsius, info.TemperatureCelsius);
        return wanted is null || Math.Abs((had - wanted) ?? 0) > MostCoolerError ? had : wanted;
    }

    public static string? TelescopeOf(FrameInfo info)
    {
        string? name = info.Capture.Telescope?.Trim();
        return string.IsNullOrEmpty(name) ? null : name;
    }

    public static double? FocalLengthOf(FrameInfo info) => info.FocalLengthMillimetres is > 0 and var length ? length : null;

    private static double? Median(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>().Order()];
        return known.Length == 0 ? null : known[known.Length / 2];
    }
}
