using AstroStacker.Pipeline;
using Spectre.Console;

namespace AstroStacker.Cli.Display;

/// <summary>A bar a stage with the time left, for a terminal.</summary>
internal sealed class BarView(IAnsiConsole console, bool details) : IProgressView
{
    public T Watch<T>(Func<IProgress<StackProgress>, T> work) => console.Progress()
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new PercentageColumn(),
            new RemainingTimeColumn(),
            new SpinnerColumn())
        .Start(context => work(new Bars(context, this, details)));

    public void Say(string sentence) => console.WriteLine(sentence);

    private sealed class Bars(ProgressContext context, BarView view, bool details) : IProgress<StackProgress>
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, ProgressTask> _tasks = [];

        public void Report(StackProgress value)
        {
            if (value.Message is { } message && (details || !value.IsDetail)) view.Say(message);
            if (value.Total <= 0) return;
            lock (_gate)
            {
                if (!_tasks.TryGetValue(value.Stage, out var task)) _tasks[value.Stage] = task = Begin(value);
                task.MaxValue = value.Total;
                task.Value = Math.Max(task.Value, value.Done);
            }
        }

        /// <summary>A new bar; those of the stages before stand still, finished or not.</summary>
        private ProgressTask Begin(StackProgress first)
        {
            foreach (var earlier in _tasks.Values) earlier.StopTask();
            return context.AddTask(Markup.Escape(first.Stage), maxValue: first.Total);
        }
    }
}
