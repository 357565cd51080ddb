using AstroStacker.Cli.Display;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;

namespace AstroStacker.Cli.Running;

/// <summary>One run as the user sees it: progress, Ctrl-C, the closing words and the exit code.</summary>
internal sealed class StackRun(IStackRunner runner, Terminal terminal)
{
    public int Execute(StackJob job, RunManner manner)
    {
        var view = ProgressViews.For(terminal, manner);
        using var interrupts = new Interrupts(view.Say);
        interrupts.Listen();
        try
        {
            var outcome = view.Watch(progress => runner.Run(job, progress, interrupts.Finish, interrupts.Abort));
            if (manner.Json) JsonReport.Of(outcome).Write(terminal.Out.Writer);
            else if (!manner.Quiet) TextReport.Write(outcome, terminal.Out.Writer);
            manner.Log?.Write(writer => TextReport.Write(outcome, writer));
            return outcome.ExitCode;
        }
        catch (OperationCanceledException) when (interrupts.Abort.IsCancellationRequested)
        {
            return Fail(ExitCodes.Cancelled, ["stopped. Nothing was written."], manner);
        }
        catch (ResultsExistException error)
        {
            string command = RepeatedCommand.With("--overwrite", manner.Words, job.Lights.ToHashSet());
            return Fail(ExitCodes.Unusable, [$"{error.Message}{Environment.NewLine}  {command}"], manner);
        }
        catch (JobProblemsException error) when (!manner.ShowDetails)
        {
            return Fail(ExitCodes.Unusable, error.Problems, manner);
        }
        catch (Exception error) when (
            error is FrameException or StackJobException or IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCodes.Unusable, [manner.ShowDetails ? error.ToString() : error.Message], manner);
        }
    }

    /// <summary>Tells what a run would do, and does nothing.</summary>
    public int Preview(StackJob job, RunManner manner)
    {
        try
        {
            var found = runner.Preview(job);
            var report = new JsonReport { ExitCode = ExitCodes.AllUsed, Used = found.FrameCount, Files = found.Files, Notes = found.Notes };
            if (manner.Json) report.Write(terminal.Out.Writer);
            else TextReport.Write(found, terminal.Out.Writer);
            manner.Log?.Write(writer => TextReport.Write(found, writer));
            return ExitCodes.AllUsed;
        }
        catch (NothingStackedException nothing)
        {
            return Fail(ExitCodes.NothingStacked, [.. nothing.Frames.Select(frame => $"{frame.Path}: {frame.SkipReason}")], manner);
        }
        catch (JobProblemsException error)
        {
            return Fail(ExitCodes.Unusable, error.Problems, manner);
        }
        catch (Exception error) when (error is FrameException or StackJobException)
        {
            return Fail(ExitCodes.Unusable, [error.Message], manner);
        }
    }

    /// <summary>What would keep a job from being done.</summary>
    public IReadOnlyList<string> ProblemsOf(StackJob job) => runner.ProblemsOf(job);

    /// <summary>Says errors the way the user wants to hear them.</summary>
    public int Fail(int exitCode, IReadOnlyList<string> messages, RunManner manner)
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
