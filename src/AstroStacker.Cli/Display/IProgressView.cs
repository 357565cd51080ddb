using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Display;

/// <summary>Shows a run while it works.</summary>
internal interface IProgressView
{
    /// <summary>Shows what the work reports, from any thread, until it returns.</summary>
    T Watch<T>(Func<IProgress<StackProgress>, T> work);

    /// <summary>Says one sentence now; from any thread, during Watch or outside.</summary>
    void Say(string sentence);
}
