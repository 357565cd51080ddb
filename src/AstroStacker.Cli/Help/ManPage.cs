using System.Text;

namespace AstroStacker.Cli.Help;

/// <summary>The help as a manual page (man(7) macros).</summary>
internal static class ManPage
{
    /// <param name="page">The whole program's.</param>
    /// <param name="version">Of the program.</param>
    /// <param name="writer">Receives the page.</param>
    public static void Write(HelpPage page, string version, TextWriter writer)
    {
        writer.Write($".TH ASTRO-STACKER 1 \"\" \"AstroStacker {version}\" \"User Commands\"\n");
        writer.Write($".SH NAME\nastro\\-stacker \\- {Escaped(page.Summary).TrimEnd('.')}\n");
        writer.Write(".SH SYNOPSIS\n");
        writer.Write(string.Join(".br\n", page.Usage.Select(line => $".B {Escaped(line)}\n")));
        foreach (var section in page.Closing is { } closing ? page.Sections.Append(closing) : page.Sections)
        {
            writer.Write($".SH {Escaped(section.Title).ToUpperInvariant()}\n");
            foreach (var entry in section.Entries)
            {
                string standing = entry.Default is { } value ? $" [default: {value}]" : "";
                writer.Write($".TP\n.B {Escaped(entry.Term)}\n{Escaped(entry.Text + standing)}\n");
            }
        }

        if (page.Examples.Count == 0) return;
        writer.Write(".SH EXAMPLES\n");
        foreach (var example in page.Examples)
            writer.Write($".TP\n{Escaped(example.Purpose)}:\n.EX\n{Escaped(example.Command)}\n.EE\n");
    }

    /// <summary>Minus signs that can be copied, backslashes as they are, and no line that a macro could begin.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text).Replace("\\", "\\e").Replace("-", "\\-").ToString();
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? $"\\&{escaped}" : escaped;
    }
}
