using System.Runtime.ExceptionServices;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Checks;

/// <summary>What was found to keep a job from being done.</summary>
internal sealed class JobProblems
{
    private readonly List<Exception> _found = [];

    public bool Any => _found.Count > 0;

    public void Add(string path, string problem, string remedy) => _found.Add(new FrameException(path, problem, remedy));

    /// <summary>A problem of no file, with its remedy.</summary>
    public void Add(string sentences) => _found.Add(new StackJobException(sentences));

    /// <summary>Runs a check; where it throws for the user's eyes, that is noted and the other checks go on.</summary>
    public void Try(Action check) => Try(() =>
    {
        check();
        return true;
    });

    /// <summary>The same for what is needed later; null where it can't be had.</summary>
    public T? Try<T>(Func<T> check)
    {
        try
        {
            return check();
        }
        catch (Exception error) when (error is StackJobException or FrameException)
        {
            _found.Add(error);
            return default;
        }
    }

    /// <summary>Throws what was found: a single problem as the check put it, several as <see cref="JobProblemsException"/>.</summary>
    /// <param name="remarks">Lines that are no problem by themselves, and that the user should hear of with the others.</param>
    public void Throw(IEnumerable<string> remarks)
    {
        if (!Any) return;
        string[] lines = [.. _found.SelectMany(error => error.Message.Split('\n')).Concat(remarks).Distinct()];
        if (lines.Length == 1) ExceptionDispatchInfo.Throw(_found[0]);
        throw new JobProblemsException(lines);
    }
}
