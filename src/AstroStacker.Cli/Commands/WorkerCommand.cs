using System.CommandLine;
using AstroStacker.Formats.Workers;

namespace AstroStacker.Cli.Commands;

/// <summary>
/// The hidden command by which the program starts itself as the process LibRaw and cfitsio run in; it talks to its parent over
/// standard input and output and is of no use to a person.
/// </summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var command = new Command(WorkerLauncher.Verb, "decode frames for a parent process") { Hidden = true };
        command.SetAction(_ =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            return Worker.Main(input, output);
        });
        return command;
    }
}
