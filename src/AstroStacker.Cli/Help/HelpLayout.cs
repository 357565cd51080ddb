using Spectre.Console;

namespace AstroStacker.Cli.Help;

/// <summary>Lays a help page out for the width at hand; styled on a terminal, plain when redirected.</summary>
internal static class HelpLayout
{
    private const int WidestPage = 100;
    private const int NarrowestTwoColumns = 70;
    private const int TermColumn = 31;
    private const int ShortTerm = 8;
    private const int LongestWholeDefault = 30;
    private const string Indent = "  ";
    private const char UnbreakableSpace = '\u00a0';

    /// <summary>Spectre must not wrap again: a command wider than the terminal stays one line to copy.</summary>
    private const int NeverWrap = 10_000;

    public static void Write(HelpPage page, TerminalStream stream)
    {
        var console = stream.Styled();
        int width = Math.Min(console.Profile.Width, WidestPage);
        console.Profile.Width = NeverWrap;
        foreach (string line in Lines(page, width)) console.MarkupLine(line);
    }

    /// <summary>The page as lines of markup, none wider than the width but for commands that must stay whole.</summary>
    private static IEnumerable<string> Lines(HelpPage page, int width)
    {
        foreach (string line in Wrap(page.Summary, width)) yield return Markup.Escape(line);
        yield return "";
        for (int i = 0; i < page.Usage.Count; i++)
            yield return $"{(i == 0 ? "[bold]Usage:[/]" : "      ")} {Markup.Escape(page.Usage[i])}";
        foreach (var section in page.Closing is { } closing ? page.Sections.Append(closing) : page.Sections)
        {
            yield return "";
            yield return $"[bold]{Markup.Escape(section.Title)}[/]";
            int column = section.Entries.Max(entry => entry.Term.Length) > ShortTerm ? TermColumn : ShortTerm;
            foreach (string line in section.Entries.SelectMany(entry => Entry(entry, width, column))) yield return line;
            if (section == page.Sections[^1])
                foreach (string line in Examples(page.Examples, width)) yield return line;
        }
    }

    private static IEnumerable<string> Examples(IReadOnlyList<HelpExample> examples, int width)
    {
        if (examples.Count == 0) yield break;
        yield return "";
        yield return "[bold]Examples[/]";
        foreach (var example in examples)
        {
            foreach (string line in Wrap($"{example.Purpose}:", width - Indent.Length))
                yield return $"{Indent}{Markup.Escape(line)}";
            var command = Wrap(example.Command, width - 3 * Indent.Length - 2);
            for (int i = 0; i < command.Count; i++)
            {
                string start = i > 0 ? Indent + Indent + Indent : Indent + Indent;
                yield return $"{start}[aqua]{Markup.Escape(command[i])}[/]{(i < command.Count - 1 ? " \\" : "")}";
            }
        }
    }

    private static IEnumerable<string> Entry(HelpEntry entry, int width, int column)
    {
        bool below = width < NarrowestTwoColumns && column == TermColumn;
        int start = below ? 3 * Indent.Length : column + Indent.Length;
        var lines = Wrap(entry.Text + DefaultOf(entry), width - start);
        bool fits = !below && entry.Term.Length < column;
        string term = $"{Indent}[aqua]{Markup.Escape(entry.Term)}[/]";
        yield return fits ? $"{term}{new string(' ', column - entry.Term.Length)}{Markup.Escape(lines[0])}" : term;
        foreach (string line in lines.Skip(fits ? 1 : 0)) yield return $"{new string(' ', start)}{Markup.Escape(line)}";
    }

    /// <summary>" [default: auto]", kept on one line where it is short.</summary>
    private static string DefaultOf(HelpEntry entry)
    {
        if (entry.Default is null) return "";
        string note = $"[default: {entry.Default}]";
        return $" {(note.Length > LongestWholeDefault ? note : note.Replace(' ', UnbreakableSpace))}";
    }

    /// <summary>Breaks at spaces; a word longer than the width keeps its line to itself.</summary>
    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (string word in text.Split(' '))
        {
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width) lines[^1] += $" {word}";
            else lines.Add(word);
        }

        return [.. lines.Select(line => line.Replace(UnbreakableSpace, ' '))];
    }
}
