using System.Text.RegularExpressions;

namespace AstroStacker.Cli.Running;

/// <summary>The command line once more with an option added, as a user can copy it into a shell.</summary>
internal static partial class RepeatedCommand
{
    /// <summary>Longer runs of frames are shown by their first and last.</summary>
    private const int LongestRun = 4;

    /// <param name="option">The option to add, right behind the program's name and the command's.</param>
    /// <param name="words">The command line as it was.</param>
    /// <param name="frames">The words of it that are frames.</param>
    /// <param name="command">The first word where it is a command, else empty.</param>
    public static string With(string option, IReadOnlyList<string> words, IReadOnlySet<string> frames, string command = "")
    {
        List<string> line = command.Length > 0 ? ["astro-stacker", command, option] : ["astro-stacker", option];
        for (int i = command.Length > 0 ? 1 : 0; i < words.Count;)
        {
            int run = 0;
            while (i + run < words.Count && frames.Contains(words[i + run])) run++;
            if (run > LongestRun) line.AddRange([Quoted(words[i]), "...", Quoted(words[i + run - 1])]);
            else line.AddRange(words.Skip(i).Take(Math.Max(1, run)).Select(Quoted));
            i += Math.Max(1, run);
        }

        return string.Join(' ', line);
    }

    /// <summary>As a POSIX shell reads it back: in single quotes where it holds more than harmless letters.</summary>
    public static string Quoted(string word) =>
        Harmless().IsMatch(word) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[\w@%+=:,./-]+$")]
    private static partial Regex Harmless();
}
