using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace AstroStacker.Cli.Help;

/// <summary>Prints the program's name and version.</summary>
internal sealed class VersionAction(TextWriter writer) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    /// <summary>Without the build's commit, which the informational version carries after a plus.</summary>
    public static string Version { get; } = typeof(VersionAction).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public override int Invoke(ParseResult parseResult)
    {
        writer.WriteLine($"astro-stacker {Version}");
        return ExitCodes.AllUsed;
    }
}
