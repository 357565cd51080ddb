namespace AstroStacker.Cli;

/// <summary>A command line that can't be carried out: says what is wrong and what to do.</summary>
internal sealed class UsageException : Exception
{
    /// <param name="problem">Starts with the option or file it is about; no closing full stop.</param>
    /// <param name="remedy">A full sentence that says what to do.</param>
    public UsageException(string problem, string remedy) : base($"{problem}. {remedy}")
    {
    }
}
