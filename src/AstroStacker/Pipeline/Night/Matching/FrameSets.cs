using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Divides frames of one type into sets that belong together.</summary>
internal static class FrameSets
{
    /// <summary>Exposures that differ by less are the same: shutters and clocks round.</summary>
    public const double SameExposure = 0.05;

    /// <summary>Degrees C without a frame that part two settings of a cooler. A slow drift is one set.</summary>
    public const double TemperatureGap = 2;

    /// <summary>A bias has hardly any dark current.</summary>
    private const double BiasTemperatureGap = 5;

    /// <summary>Masters to make of calibration frames of one type, and the ready ones, each a set of its own.</summary>
    public static List<FrameSet> OfCalibration(IEnumerable<SortedFrame> frames)
    {
        var sets = new List<FrameSet>();
        foreach (var alike in InOrder(frames).GroupBy(CalibrationKey)) sets.AddRange(Divide([.. alike]));
        return sets;
    }

    /// <summary>Lights of one stack that are calibrated alike.</summary>
    public static List<FrameSet> OfLights(IEnumerable<SortedFrame> lights) =>
    [
        .. InOrder(lights).GroupBy(LightKey)
            .SelectMany(alike => ByExposure([.. alike]))
            .SelectMany(part => ByTemperature(part, TemperatureGap))
            .Select(part => new FrameSet(part)),
    ];

    public static IEnumerable<SortedFrame> InOrder(IEnumerable<SortedFrame> frames) =>
        frames.OrderBy(frame => frame.Info.Path, NaturalOrder.Instance);

    /// <summary>True where two exposures count as the same.</summary>
    public static bool IsSameExposure(double seconds, double wanted, double tolerance = SameExposure) =>
        Math.Abs(seconds - wanted) <= tolerance * wanted;

    private static object CalibrationKey(SortedFrame frame)
    {
        if (frame.IsMaster) return frame.Info.Path;
        var body = (CameraKey.Of(frame.Info), SensorSettings.Of(frame.Info), frame.Info.BlackSubtracted);
        return frame.Type == FrameType.Flat ? (body, OpticsKey(frame), NightKey(frame)) : body;
    }

    private static object LightKey(SortedFrame frame) => (
        CameraKey.Of(frame.Info), SensorSettings.Of(frame.Info), OpticsKey(frame), frame.Night,
        frame.Info.LongExposureNoiseReduction, frame.Info.BlackSubtracted);

    private static object OpticsKey(SortedFrame frame)
    {
        double? focal = FrameSet.FocalLengthOf(frame.Info);
        return (
            frame.Filter?.Trim().ToUpperInvariant(), FrameSet.TelescopeOf(frame.Info)?.ToUpperInvariant(),
            focal is { } length ? Math.Round(length) : -1);
    }

    /// <summary>Flats without a date belong together where they lie in one folder.</summary>
    private static object NightKey(SortedFrame frame) => frame.Night is { } night ? night : frame.Folder;

    private static IEnumerable<FrameSet> Divide(List<SortedFrame> alike)
    {
        var parts = alike[0].Type switch
        {
            FrameType.Bias => ByTemperature(alike, BiasTemperatureGap),
            FrameType.Flat => [alike],
            _ => ByExposure(alike).SelectMany(part => ByTemperature(part, TemperatureGap)),
        };
        return parts.Select(part => new FrameSet(part));
    }

    public static IEnumerable<List<SortedFrame>> ByExposure(List<SortedFrame> frames) =>
        Chains(frames, FrameSet.ExposureOf, (start, _, next) => IsSameExposure(next, start));

    private static IEnumerable<List<SortedFrame>> ByTemperature(List<SortedFrame> frames, double gap) =>
        Chains(frames, FrameSet.TemperatureOf, (_, last, next) => next - last <= gap);

    /// <summary>Divides by a number, ascending, where the next is not alike; frames without it are a part of their own.</summary>
    private static IEnumerable<List<SortedFrame>> Chains(
        List<SortedFrame> frames, Func<FrameInfo, double?> value, Func<double, double, double, bool> isAlike)
    {
        var silent = frames.Where(frame => value(frame.Info) is null).ToList();
        if (silent.Count > 0) yield return silent;
        var known = frames.Where(frame => value(frame.Info) is not null).OrderBy(frame => value(frame.Info)).ToList();
        for (int start = 0, next = 1; start < known.Count; next++)
        {
            if (next < known.Count && isAlike(Of(start), Of(next - 1), Of(next))) continue;
            yield return [.. InOrder(known[start..next])];
            start = next;
        }

        double Of(int index) => value(known[index].Info)!.Value;
    }
}
