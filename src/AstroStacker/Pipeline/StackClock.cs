using System.Diagnostics;
using System.Globalization;

namespace AstroStacker.Pipeline;

/// <summary>Tells the user where the run is, and keeps the time of each stage.</summary>
internal sealed class StackClock(IProgress<StackProgress>? progress, int threads)
{
    private readonly List<StageTiming> _timings = [];

    private readonly long _begun = Stopwatch.GetTimestamp();

    public IReadOnlyList<StageTiming> Timings => _timings;

    /// <summary>Runs a stage and notes its time.</summary>
    public T Stage<T>(string stage, Func<T> work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        var result = work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double begun = Stopwatch.GetElapsedTime(_begun, start).TotalSeconds;
        var timing = new StageTiming(stage, begun, seconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, threads);
        _timings.Add(timing);
        Debug(stage, string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds:0.000} s, {timing.ProcessorSeconds:0.000} s of the processor, {threads} threads busy {timing.BusyShare:0 %}"));
        return result;
    }

    /// <summary>Tells those who want details when each stage ran and how far its threads were busy.</summary>
    public void ShowTimeline()
    {
        foreach (string line in Timeline.Lines(_timings)) Debug("timeline", line);
    }

    public void Report(string stage, long done, long total) => progress?.Report(new StackProgress(stage, done, total));

    /// <summary>Tells a timing or a decision.</summary>
    public void Debug(string stage, string message) =>
        progress?.Report(new StackProgress(stage, 0, 0, $"{stage}: {message}", IsDetail: true));

    public void Say(string stage, string message) => progress?.Report(new StackProgress(stage, 0, 0, message));
}
