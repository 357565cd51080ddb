using AstroStacker.Cli.Display;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Night;
using AstroStacker.Report;

namespace AstroStacker.Cli.Running;

/// <summary>A night as the user sees it: the plan, the pictures as they come, the closing words and the exit code.</summary>
internal sealed class NightRun(Terminal terminal, RunManner manner)
{
    public int Execute(string folder, string outputFolder, StackJob template, bool planOnly)
    {
        var view = ProgressViews.For(terminal, manner);
        using var interrupts = new Interrupts(view.Say);
        interrupts.Listen();
        var cancellation = new StackCancellation(interrupts.Finish, interrupts.Abort);
        try
        {
            int threads = template.Resources.Threads ?? Environment.ProcessorCount;
            var plan = NightPlanner.Make(FolderSorter.Sort(folder, threads, interrupts.Abort));
            if (!manner.Json && !manner.Quiet) NightPlanText.Write(plan, terminal.Out.Writer);
            manner.Log?.Write(writer => NightPlanText.Write(plan, writer));
            bool isIdle = plan.Stacks.Count == 0 && plan.Masters.Count == 0;
            if (planOnly || isIdle) return Finish(NightReport.Of(plan));
            var night = new NightJob { Plan = plan, OutputFolder = outputFolder, Template = template };
            var files = new List<string>();
            var result = view.Watch(progress => NightPipeline.Run(
                night, stack => files.AddRange([.. stack.FilesWritten, .. RunReport.Write(stack)]), progress, cancellation));
            if (plan.Stacks.Count == 0) files.AddRange(MastersIn(Path.Combine(outputFolder, "masters"), plan));
            var report = NightReport.Of(plan, result, files);
            report.Write(Path.Combine(outputFolder, NightReport.FileName));
            return Finish(report);
        }
        catch (OperationCanceledException) when (interrupts.Abort.IsCancellationRequested)
        {
            return Fail(ExitCodes.Cancelled, "stopped. The picture under way was not written.");
        }
        catch (Exception error) when (
            error is FrameException or StackJobException or IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCodes.Unusable, manner.ShowDetails ? error.ToString() : error.Message);
        }
    }

    /// <summary>A command line that can't be done.</summary>
    public int Refuse(string problem) => Fail(ExitCodes.Unusable, problem);

    /// <summary>What a night without lights leaves.</summary>
    private static IEnumerable<string> MastersIn(string folder, NightPlan plan) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder).Order(NaturalOrder.Instance).Where(
            file => plan.Masters.Any(master => Path.GetFileName(file).StartsWith(master.Name + "-", StringComparison.Ordinal)));

    private int Finish(NightReport report)
    {
        if (manner.Json) report.Write(terminal.Out.Writer);
        else if (!manner.Quiet) report.WriteText(terminal.Out.Writer);
        manner.Log?.Write(report.WriteText);
        return report.ExitCode;
    }

    private int Fail(int exitCode, string message)
    {
        terminal.WriteError(message);
        manner.Log?.Write($"error: {message}");
        if (manner.Json) new JsonReport { ExitCode = exitCode, Error = message }.Write(terminal.Out.Writer);
        return exitCode;
    }
}
