using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// The night a frame belongs to: the evening's date. Nights part at the clock's noon. FITS files are dated in UTC, whose noon may lie
/// in the middle of an observer's night: where lights were taken about noon, nights part in the middle of the day's longest pause.
/// </summary>
internal sealed class NightClock
{
    private const double Noon = 12;
    private const double HoursOfDay = 24;

    /// <summary>Lights this close to noon show that it isn't the observer's.</summary>
    private const double LeastHoursFromNoon = 2;

    private readonly double _partingHour;

    /// <param name="lights">When the camera's lights were taken; with none the clock's noon parts.</param>
    public NightClock(IEnumerable<DateTime> lights)
    {
        double[] hours = [.. lights.Select(light => light.TimeOfDay.TotalHours).Order()];
        bool noonIsNight = hours.Any(hour => Math.Abs(hour - Noon) < LeastHoursFromNoon);
        _partingHour = noonIsNight ? MiddleOfLongestPause(hours) : Noon;
    }

    /// <summary>One clock a camera: a DSLR's shows local time.</summary>
    public static Func<FrameInfo, DateOnly?> Of(IEnumerable<Candidate> frames)
    {
        var clocks = frames.Where(frame => frame.Type == FrameType.Light && frame.Info.StartTime is not null)
            .GroupBy(frame => frame.Info.Camera ?? "")
            .ToDictionary(camera => camera.Key, camera => new NightClock(camera.Select(frame => frame.Info.StartTime!.Value)));
        var plain = new NightClock([]);
        return info => info.StartTime is { } start ? clocks.GetValueOrDefault(info.Camera ?? "", plain).NightOf(start) : null;
    }

    public DateOnly NightOf(DateTime start) => DateOnly.FromDateTime(start.AddHours(-_partingHour));

    private static double MiddleOfLongestPause(double[] hours)
    {
        double longest = 0, middle = Noon;
        for (int i = 0; i < hours.Length; i++)
        {
            double pause = (i + 1 < hours.Length ? hours[i + 1] : hours[0] + HoursOfDay) - hours[i];
            if (pause <= longest) continue;
            longest = pause;
            middle = (hours[i] + pause / 2) % HoursOfDay;
        }

        return middle;
    }
}
