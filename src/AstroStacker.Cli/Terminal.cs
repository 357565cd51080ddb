using Spectre.Console;

namespace AstroStacker.Cli;

/// <summary>Where the program writes: standard output and standard error, each a terminal or redirected.</summary>
internal sealed record Terminal(TerminalStream Out, TerminalStream Error)
{
    public static Terminal OfProcess() => new(
        new TerminalStream(Console.Out, !Console.IsOutputRedirected),
        new TerminalStream(Console.Error, !Console.IsErrorRedirected));

    /// <summary>One line that says what is wrong and what to do.</summary>
    public void WriteError(string message)
    {
        if (Error.IsTerminal) Error.Styled().Markup("[red]error:[/] ");
        else Error.Writer.Write("error: ");
        Error.Writer.WriteLine(message);
    }
}
