using System.CommandLine;
using AstroStacker.Cli.Running;

namespace AstroStacker.Cli.Commands;

/// <summary>astro-stacker doctor: what this machine has, and what is missing.</summary>
internal static class DoctorCommand
{
    /// <summary>The command, ready to be added to the root.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("doctor", "tell what this machine has of what is needed, what is missing, and how to install it");
        command.SetAction(_ => new DoctorRun(terminal).Execute());
        return command;
    }
}
