using System.Globalization;

namespace AstroStacker.Pipeline;

/// <summary>When each stage ran and how far its threads were busy, as a picture of text.</summary>
public static class Timeline
{
    private const int Columns = 50;

    private const char Busy = '#', Idle = '.', Elsewhere = ' ';

    /// <summary>
    /// A line a stage: a bar from its start to its end on a common axis, filled as far as the threads worked; the rest of the bar is
    /// dots, in which they waited.
    /// </summary>
    public static IEnumerable<string> Lines(IReadOnlyList<StageTiming> timings)
    {
        if (timings.Count == 0) yield break;
        double end = timings.Max(timing => timing.StartSeconds + timing.Seconds);
        int widest = timings.Max(timing => timing.Stage.Length);
        foreach (var timing in timings)
        {
            int from = Place(timing.StartSeconds, end), length = Math.Max(1, Place(timing.StartSeconds + timing.Seconds, end) - from);
            from = Math.Min(from, Columns - length);
            int busy = (int)Math.Round(length * timing.BusyShare);
            string bar = new string(Elsewhere, from) + new string(Busy, busy) + new string(Idle, length - busy);
            double threads = timing.Seconds > 0 ? timing.ProcessorSeconds / timing.Seconds : 0;
            string line = $"{timing.Stage.PadRight(widest)} |{bar.PadRight(Columns)}| ";
            yield return line + string.Create(
                CultureInfo.InvariantCulture, $"{timing.Seconds,7:0.00} s, {threads:0.0} of {timing.Threads} threads busy");
        }
    }

    private static int Place(double seconds, double end) => end > 0 ? (int)Math.Round(Columns * seconds / end) : 0;
}
