namespace AstroStacker.EndToEnd;

/// <summary>What a finished run said and how it ended.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Errors, string CommandLine)
{
    public string Said => Output + Errors;

    /// <summary>All of it, for the message of a failed assertion.</summary>
    public override string ToString() => $"{CommandLine}\nexit code {ExitCode}\n--- out\n{Output}\n--- err\n{Errors}";
}
