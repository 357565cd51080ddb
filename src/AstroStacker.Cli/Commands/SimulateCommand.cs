using System.CommandLine;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Running;
using AstroStacker.Simulation;

namespace AstroStacker.Cli.Commands;

/// <summary>astro-stacker simulate DIR: a night with known truth.</summary>
internal sealed class SimulateCommand
{
    private readonly Argument<string> _folder = new("DIR")
    {
        Description = "folder for the frames and truth.json; made where missing",
    };
    private readonly NightSettings _settings = new();
    private readonly Option<int?> _threads = new("--threads")
    {
        HelpName = "N",
        Description = "rows rendered at a time, without effect on the bytes; one a processor",
    };
    private readonly Option<bool> _overwrite = CommonOptions.Flag("--overwrite", "replace the night that is there");

    /// <summary>The command, ready to be added to the root.</summary>
    public static Command Create() => new SimulateCommand().Build();

    private Command Build()
    {
        var command = new Command("simulate", "render a night of frames whose truth is known") { _folder };
        foreach (var option in _settings.Options) command.Options.Add(option);
        command.Options.Add(_threads);
        command.Options.Add(_overwrite);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult given)
    {
        string folder = given.GetRequiredValue(_folder);
        var night = _settings.Night(given);
        if (ProblemOf(given, night, folder) is { } problem) return Fail(given, problem, ExitCodes.Unusable);

        using var interrupts = new Interrupts(_ => { });
        interrupts.Listen();
        try
        {
            Write(given, new NightRenderer(night, given.GetValue(_threads)), folder, interrupts.Finish);
            return ExitCodes.AllUsed;
        }
        catch (OperationCanceledException)
        {
            string rest = $"stopped. {folder} holds part of a night; the same command with --overwrite makes it whole.";
            return Fail(given, rest, ExitCodes.Cancelled);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(given, $"{folder}: {error.Message}", ExitCodes.Unusable);
        }
    }

    private string? ProblemOf(ParseResult given, NightOptions night, string folder)
    {
        if (NightRules.Problem(night) is { } problem) return problem;
        if (given.GetValue(_threads) is < 1) return "--threads must be at least 1. Leave it out for one a processor.";
        if (File.Exists(folder)) return $"{folder} is a file. Name a folder.";
        var files = NightWriter.FilesIn(folder);
        if (files.Count == 0 || given.GetValue(_overwrite)) return null;
        return $"{folder} holds a night already, {files.Count} files. "
            + "Repeat the command with --overwrite, or name another folder.";
    }

    private static void Write(ParseResult given, NightRenderer renderer, string folder, CancellationToken cancellationToken)
    {
        var output = given.InvocationConfiguration.Output;
        var writer = new NightWriter(renderer, folder);
        writer.Write(output.WriteLine, cancellationToken);
        var night = renderer.Options;
        string size = $"{night.SensorWidthPixels} x {night.SensorHeightPixels} pixels";
        output.WriteLine($"{writer.FrameCount} frames of {size}, seed {night.Seed}");
    }

    private static int Fail(ParseResult given, string problem, int exitCode)
    {
        given.InvocationConfiguration.Error.WriteLine($"error: {problem}");
        return exitCode;
    }
}
