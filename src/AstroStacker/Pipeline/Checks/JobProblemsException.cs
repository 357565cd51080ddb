namespace AstroStacker.Pipeline.Checks;

/// <summary>Several things keep a job from being done: all of them, so that one look is enough.</summary>
public sealed class JobProblemsException(IReadOnlyList<string> problems) : StackJobException(string.Join('\n', problems))
{
    /// <summary>A line each: file, problem, remedy.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
