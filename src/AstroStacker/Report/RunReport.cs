using AstroStacker.Pipeline;

namespace AstroStacker.Report;

/// <summary>What is written beside the pictures to tell of a run.</summary>
public static class RunReport
{
    /// <summary>Writes the summary, and the page where the job wants one; returns their paths.</summary>
    public static IReadOnlyList<string> Write(StackResult result) => OutputNames.HasReport(result.Job)
        ? [StackSummary.Write(result), StackPage.Write(result)]
        : [StackSummary.Write(result)];
}
