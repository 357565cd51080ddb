using AstroStacker.Report;

namespace AstroStacker.Cli.Running;

/// <summary>The look at the machine as the user sees it.</summary>
internal sealed class DoctorRun(Terminal terminal)
{
    private const int SubjectWidth = 22;

    public int Execute()
    {
        var findings = MachineCheck.Run();
        foreach (var finding in findings)
        {
            terminal.Out.Writer.WriteLine(finding.Subject.PadRight(SubjectWidth) + finding.State);
            if (finding.Remedy is { } remedy) terminal.Out.Writer.WriteLine($"{"",SubjectWidth}-> {remedy}");
        }

        bool isWell = findings.All(finding => finding.Remedy is null);
        terminal.Out.Writer.WriteLine(isWell ? "Nothing is missing." : "What is marked with -> is missing.");
        return isWell ? ExitCodes.AllUsed : ExitCodes.Unusable;
    }
}
