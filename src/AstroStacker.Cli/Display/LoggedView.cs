using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Display;

/// <summary>Shows what another view shows, and writes it down: sentences, details, the begin and the end of each stage.</summary>
internal sealed class LoggedView(IProgressView shown, RunLog log) : IProgressView
{
    public T Watch<T>(Func<IProgress<StackProgress>, T> work) => shown.Watch(progress => work(new Both(progress, log)));

    public void Say(string sentence)
    {
        shown.Say(sentence);
        log.Write(sentence);
    }

    private sealed class Both(IProgress<StackProgress> shown, RunLog log) : IProgress<StackProgress>
    {
        private readonly Lock _gate = new();
        private readonly HashSet<(string Stage, bool IsEnd)> _told = [];

        public void Report(StackProgress value)
        {
            shown.Report(value);
            if (value.Message is { } message) log.Write(message);
            if (value.Total <= 0) return;
            bool isFirst, isLast;
            lock (_gate)
            {
                isFirst = _told.Add((value.Stage, false));
                isLast = value.Done >= value.Total && _told.Add((value.Stage, true));
            }

            if (isFirst) log.Write($"{value.Stage}: begins");
            if (isLast) log.Write($"{value.Stage}: {value.Done} of {value.Total}");
        }
    }
}
