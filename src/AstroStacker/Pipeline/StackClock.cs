using System.Diagnostics;
using System.Globalization;

namespace AstroStacker.Pipeline;

/// <summary>Tells the user where the run is, and keeps the time of each stage.</summary>
internal sealed class StackClock(IProgress<StackProgress>? progress, int debugLevel)
{
    private readonly List<(string Stage, double Seconds)> _timings = [];

    public IReadOnlyList<(string Stage, double Seconds)> Timings => _timings;

    /// <summary>Runs a stage and notes its time.</summary>
    public T Stage<T>(string stage, Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        var result = work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        _timings.Add((stage, seconds));
        Debug(stage, string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s"));
        return result;
    }

    public void Report(string stage, long done, long total) => progress?.Report(new StackProgress(stage, done, total));

    /// <summary>Says a thing only to those who asked with --debug 1 or more.</summary>
    public void Debug(string stage, string message)
    {
        if (debugLevel > 0) Say(stage, $"{stage}: {message}");
    }

    public void Say(string stage, string message) => progress?.Report(new StackProgress(stage, 0, 0, message));
}
