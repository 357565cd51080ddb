namespace AstroStacker.Imaging;

/// <summary>A file that can't serve: names the file, the problem and what the user can do about it.</summary>
public sealed class FrameException : Exception
{
    public FrameException(string path, string problem, string remedy, Exception? inner = null)
        : base($"{path}: {problem}. {remedy}", inner)
    {
        Path = path;
        Problem = problem;
        Remedy = remedy;
    }

    public string Path { get; }

    /// <summary>What is wrong, with the number that failed; no closing full stop.</summary>
    public string Problem { get; }

    /// <summary>A full sentence that says what to do.</summary>
    public string Remedy { get; }
}
