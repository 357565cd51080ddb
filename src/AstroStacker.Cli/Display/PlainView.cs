using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Display;

/// <summary>Lines for a log: one when a stage begins and one each tenth of it.</summary>
internal sealed class PlainView(TextWriter writer, bool details) : IProgressView, IProgress<StackProgress>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _tenths = [];

    public T Watch<T>(Func<IProgress<StackProgress>, T> work) => work(this);

    public void Say(string sentence)
    {
        lock (_gate) writer.WriteLine(sentence);
    }

    public void Report(StackProgress value)
    {
        lock (_gate)
        {
            if (value.Message is { } message && (details || !value.IsDetail)) writer.WriteLine(message);
            if (value.Total <= 0) return;
            long tenth = Math.Min(10, value.Done * 10 / value.Total);
            if (_tenths.TryGetValue(value.Stage, out long last) && tenth <= last) return;
            _tenths[value.Stage] = tenth;
            long percent = 100 * Math.Min(value.Done, value.Total) / value.Total;
            writer.WriteLine($"{value.Stage}: {percent} % ({value.Done} of {value.Total})");
        }
    }
}
