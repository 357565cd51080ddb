using AstroStacker.Cli.Display;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Cli.Running;

/// <summary>The making of a master as the user sees it.</summary>
/// <param name="terminal">Where it speaks.</param>
/// <param name="manner">How.</param>
/// <param name="frames">The words of the command line that are frames.</param>
internal sealed class MasterRun(Terminal terminal, RunManner manner, IReadOnlyList<string> frames)
{
    public int Execute(MasterJob job)
    {
        using var interrupts = new Interrupts(ProgressViews.For(terminal, manner).Say);
        interrupts.Listen();
        try
        {
            var result = MasterPipeline.Run(job, interrupts.Abort);
            if (manner.Json) ReportOf(result).Write(terminal.Out.Writer);
            else if (!manner.Quiet) Write(job.Role, result, terminal.Out.Writer);
            manner.Log?.Write(writer => Write(job.Role, result, writer));
            return ExitCodes.AllUsed;
        }
        catch (OperationCanceledException) when (interrupts.Abort.IsCancellationRequested)
        {
            return Fail(ExitCodes.Cancelled, ["stopped. Nothing was written."]);
        }
        catch (ResultsExistException error)
        {
            string command = RepeatedCommand.With("--overwrite", manner.Words, frames.ToHashSet(), "master");
            return Fail(ExitCodes.Unusable, [$"{error.Message}{Environment.NewLine}  {command}"]);
        }
        catch (JobProblemsException error) when (!manner.ShowDetails)
        {
            return Fail(ExitCodes.Unusable, error.Problems);
        }
        catch (Exception error) when (
            error is FrameException or StackJobException or IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCodes.Unusable, [manner.ShowDetails ? error.ToString() : error.Message]);
        }
    }

    /// <summary>A command line that can't be done.</summary>
    public int Refuse(IReadOnlyList<string> problems) => Fail(ExitCodes.Unusable, problems);

    private static void Write(string role, MasterResult result, TextWriter writer)
    {
        writer.WriteLine($"Made a master {role} of {Sentence.Count(result.FrameCount, "frame")}.");
        foreach (string note in result.Notes) writer.WriteLine($"  {note}");
        foreach (string file in result.FilesWritten) writer.WriteLine($"  {file}");
    }

    private static JsonReport ReportOf(MasterResult result) => new()
    {
        ExitCode = ExitCodes.AllUsed,
        Used = result.FrameCount,
        Files = result.FilesWritten,
        Notes = result.Notes,
    };

    private int Fail(int exitCode, IReadOnlyList<string> messages)
    {
        foreach (string message in messages)
        {
            terminal.WriteError(message);
            manner.Log?.Write($"error: {message}");
        }

        var report = new JsonReport { ExitCode = exitCode, Error = string.Join('\n', messages) };
        if (manner.Json) report.Write(terminal.Out.Writer);
        return exitCode;
    }
}
