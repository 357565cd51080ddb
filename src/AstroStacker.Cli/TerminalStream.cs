using Spectre.Console;

namespace AstroStacker.Cli;

/// <summary>One of the two streams.</summary>
/// <param name="Writer">Plain text goes here as it is: long paths are never wrapped.</param>
/// <param name="IsTerminal">A person looks at it: colours and bars are welcome.</param>
/// <param name="Width">Columns; null: what the terminal says, 80 when redirected.</param>
internal sealed record TerminalStream(TextWriter Writer, bool IsTerminal, int? Width = null)
{
    private const int RedirectedWidth = 80;

    /// <summary>The stream with Spectre's styling, which a redirected stream leaves out.</summary>
    public IAnsiConsole Styled()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(Writer),
        });
        if (Width is { } width) console.Profile.Width = width;
        else if (!IsTerminal) console.Profile.Width = RedirectedWidth;
        return console;
    }
}
