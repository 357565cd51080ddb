using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Stars;

namespace AstroStacker.Report.Frames;

/// <summary>Looks at single frames as a run would, without masters.</summary>
public static class FrameInspector
{
    /// <summary>Ninths of the field, and the fewest stars that tell of one.</summary>
    private const int MapSide = 3, FewestStars = 3;

    /// <summary>Enough samples for a median to a thousandth of the scatter.</summary>
    private const int MostSamples = 1 << 20;

    private const double MuchSaturated = 0.01, BrightSky = 0.75, LongStars = 0.7, UnevenSharpness = 1.4;

    /// <summary>Throws <see cref="FrameException"/> where the file can't be read.</summary>
    public static FrameInspection Inspect(string path, CancellationToken stop)
    {
        var resources = new ResourceOptions();
        using var store = new FrameStore(MemoryPlan.KeepBytesOf(resources), Path.GetTempPath());
        int number = store.Add(path, stop);
        var info = store.Info(number);
        var frame = new CalibratedFrame(
            store, number, Calibrator.None, new CalibratedFrameOptions(CropToVisible: true, KeepAdu: false, SaturationAdu: null));
        var stars = StarSurvey.Measure(frame, new StarOptions(), stop);
        var levels = Levels(store, number, frame.Area, stop);
        var map = FwhmMap(stars.Stars, frame.Area);
        return new FrameInspection
        {
            Path = path,
            Format = info.FormatName,
            Width = info.Width,
            Height = info.Height,
            VisibleArea = info.VisibleArea,
            Cfa = info.Cfa?.ToString(),
            SampleType = info.SampleType,
            Type = info.Capture.Type,
            Camera = info.Camera,
            Object = info.ObjectName,
            Filter = info.Filter,
            StartTime = info.StartTime,
            ExposureSeconds = info.ExposureSeconds,
            Iso = info.Iso,
            Gain = info.Capture.Gain,
            Offset = info.Capture.Offset,
            TemperatureCelsius = info.TemperatureCelsius,
            BlackAdu = info.Black.MeanAdu,
            SaturationAdu = info.SaturationAdu,
            LowestAdu = levels.Lowest,
            MedianAdu = levels.Median,
            HighestAdu = levels.Highest,
            SaturatedShare = stars.SaturatedShare,
            Sky = stars.Planes,
            StarCount = stars.DetectedCount,
            FwhmPixels = stars.FwhmPixels,
            Eccentricity = stars.Eccentricity,
            FwhmMapPixels = map,
            Warnings = [.. info.Warnings, .. Warnings(info, stars, levels.Median, map)],
        };
    }

    private static (double Lowest, double Median, double Highest) Levels(
        FrameStore store, int number, PixelRectangle area, CancellationToken stop)
    {
        int planes = store.Info(number).PlaneCount;
        int step = Math.Max(1, (int)(area.Area * planes / MostSamples));
        var some = new List<float>();
        var row = new float[area.Width];
        float lowest = float.MaxValue, highest = float.MinValue;
        for (int plane = 0; plane < planes; plane++)
            for (int y = 0; y < area.Height; y++)
            {
                stop.ThrowIfCancellationRequested();
                store.Read(number, plane, new PixelRectangle(area.X, area.Y + y, area.Width, 1), row);
                foreach (float value in row) (lowest, highest) = (Math.Min(lowest, value), Math.Max(highest, value));
                // Another column in each row, so that all colours of a mosaic have their say.
                for (int x = y * 7 % step; x < row.Length; x += step) some.Add(row[x]);
            }

        return (lowest, RobustStatistics.Median(some.Select(value => (double)value).ToArray()), highest);
    }

    private static List<double?> FwhmMap(IReadOnlyList<Star> stars, PixelRectangle area) =>
    [
        .. Enumerable.Range(0, MapSide * MapSide).Select(ninth =>
        {
            double[] own = [.. stars.Where(star => Ninth(star, area) == ninth).Select(star => (double)star.FwhmPixels)];
            return own.Length < FewestStars ? (double?)null : RobustStatistics.Median(own);
        }),
    ];

    private static int Ninth(Star star, PixelRectangle area)
    {
        int column = Math.Clamp((int)((star.X - area.X) * MapSide / area.Width), 0, MapSide - 1);
        int row = Math.Clamp((int)((star.Y - area.Y) * MapSide / area.Height), 0, MapSide - 1);
        return row * MapSide + column;
    }

    private static IEnumerable<string> Warnings(FrameInfo info, StarMeasurements stars, double medianAdu, IReadOnlyList<double?> map)
    {
        if (stars.SaturatedShare > MuchSaturated)
            yield return FormattableString.Invariant($"{100 * stars.SaturatedShare:0.0} % of the samples are saturated: expose shorter.");
        if (stars.AbsentShare > 0)
            yield return FormattableString.Invariant(
                $"{100 * stars.AbsentShare:0.###} % of the samples have no value (NaN or BLANK): they count for nothing.");
        double range = info.SaturationAdu - info.Black.MeanAdu;
        if (medianAdu - info.Black.MeanAdu > BrightSky * range)
            yield return FormattableString.Invariant(
                $"The middle level is {medianAdu:0} of {info.SaturationAdu:0} ADU: overexposed, or a flat.");
        if (medianAdu < info.Black.MeanAdu)
            yield return FormattableString.Invariant($"The middle level, {medianAdu:0} ADU, lies below the file's black level.");
        if (stars.Stars.Count == 0)
            yield return "No stars: a calibration frame, clouds, or a scene that is aligned by its features.";
        else if (stars.Eccentricity > LongStars)
            yield return FormattableString.Invariant(
                $"The stars are drawn out (eccentricity {stars.Eccentricity:0.00}): tracking, wind, or the field turns.");
        if (stars.HasTrail) yield return "A straight trail (satellite, aeroplane or meteor) crosses it.";
        var known = map.OfType<double>().ToList();
        if (known.Count > 1 && known.Max() > UnevenSharpness * known.Min())
            yield return FormattableString.Invariant(
                $"Its sharpness is uneven: FWHM {known.Min():0.0} to {known.Max():0.0} px across the field (tilt, or the lens).");
    }
}
