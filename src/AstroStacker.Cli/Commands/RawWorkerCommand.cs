using System.CommandLine;
using AstroStacker.Formats.Raw;

namespace AstroStacker.Cli.Commands;

/// <summary>
/// The hidden command by which the program starts itself as the process LibRaw runs in; it talks to its parent over
/// standard input and output and is of no use to a person.
/// </summary>
internal static class RawWorkerCommand
{
    public static Command Create()
    {
        var command = new Command(RawWorkerLauncher.Verb, "decode camera RAW for a parent process") { Hidden = true };
        command.SetAction(_ =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            return RawWorker.Main(input, output);
        });
        return command;
    }
}
