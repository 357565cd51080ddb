using System.CommandLine;
using System.CommandLine.Invocation;

namespace AstroStacker.Cli.Help;

/// <summary>Shows the help of the command that --help stands behind, whatever else is wrong with the line.</summary>
internal sealed class HelpPageAction(Func<Command, HelpPage> pageOf, TerminalStream stream) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        HelpLayout.Write(pageOf(parseResult.CommandResult.Command), stream);
        return ExitCodes.AllUsed;
    }
}
