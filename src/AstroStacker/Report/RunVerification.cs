namespace AstroStacker.Report;

/// <summary>What was found when a run was checked.</summary>
/// <param name="InputCount">Files that were read by the run.</param>
/// <param name="Differences">Why a rerun would not give the same, a line each; empty where it would.</param>
/// <param name="ChangedOutputs">Results that are not as they were written, a line each.</param>
public sealed record RunVerification(int InputCount, IReadOnlyList<string> Differences, IReadOnlyList<string> ChangedOutputs)
{
    /// <summary>True where a rerun gives the same bytes.</summary>
    public bool IsRepeatable => Differences.Count == 0;
}
