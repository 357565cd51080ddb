using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Display;

/// <summary>Shows nothing (--quiet).</summary>
internal sealed class SilentView : IProgressView, IProgress<StackProgress>
{
    public T Watch<T>(Func<IProgress<StackProgress>, T> work) => work(this);

    public void Say(string sentence)
    {
    }

    public void Report(StackProgress value)
    {
    }
}
