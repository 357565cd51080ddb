using System.Globalization;

namespace AstroStacker.Report.Plots;

/// <summary>Round times along an axis of minutes.</summary>
internal static class TimeTicks
{
    private const int MostTicks = 6;
    private const int MinutesADay = 24 * 60;

    private static readonly double[] s_steps =
        [1 / 60.0, 5 / 60.0, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, MinutesADay];

    /// <param name="origin">What the minutes are counted from.</param>
    /// <param name="first">Begin of the axis, minutes.</param>
    /// <param name="last">Its end.</param>
    public static IReadOnlyList<(double Minutes, string Label)> Of(DateTime origin, double first, double last)
    {
        double step = Array.Find(s_steps, candidate => (last - first) / candidate <= MostTicks);
        if (step == 0) step = MinutesADay * Math.Ceiling((last - first) / MostTicks / MinutesADay);
        // Round times of the day, whenever the first frame was taken.
        double sinceMidnight = origin.TimeOfDay.TotalMinutes;
        string format = step >= MinutesADay ? "MM-dd" : step < 1 ? "HH:mm:ss" : "HH:mm";
        var ticks = new List<(double, string)>();
        for (double tick = Math.Ceiling((sinceMidnight + first) / step); tick * step <= sinceMidnight + last; tick++)
        {
            var time = origin.Date.AddMinutes(tick * step);
            ticks.Add((tick * step - sinceMidnight, time.ToString(format, CultureInfo.InvariantCulture)));
        }

        return ticks;
    }
}
