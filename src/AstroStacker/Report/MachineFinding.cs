namespace AstroStacker.Report;

/// <summary>One thing that runs need, as this machine has it.</summary>
/// <param name="Subject">For example "camera RAW".</param>
/// <param name="State">What is there, or what is wrong.</param>
public sealed record MachineFinding(string Subject, string State)
{
    /// <summary>What to do; null where all is well.</summary>
    public string? Remedy { get; init; }
}
