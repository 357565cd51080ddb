using System.Globalization;
using AstroStacker.Formats;
using AstroStacker.Formats.Ser;

namespace AstroStacker.Cli.Parsing;

/// <summary>The frames that an option for masters names.</summary>
internal static class MasterFiles
{
    /// <summary>Files, the frames of folders (not of folders in them) and what patterns match, each once.</summary>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> words, ICollection<string> problems)
    {
        var files = new List<string>();
        foreach (string word in words)
        {
            if (word.Length == 0) problems.Add(": no file name. Name a file, or leave the option out.");
            else if (FilePatterns.IsPattern(word))
                Add(word, FilePatterns.Expand(word), "matches no file. Check the folder and the ending (case counts)");
            else if (Directory.Exists(word)) Add(word, FramesIn(word), "is a folder without frames. Name another");
            else if (FramePath.Exists(word)) Add(word, [word], "");
            else problems.Add($"{word}: no such file. Check the path.");
        }

        return files;

        void Add(string word, IReadOnlyList<string> found, string nothing)
        {
            if (found.Count == 0) problems.Add($"{word}: {nothing}.");
            files.AddRange(found.SelectMany(SerFormat.FramesOf).Except(files));
        }
    }

    /// <summary>"500", or a formula of the header such as "=64*$OFFSET".</summary>
    public static bool IsLevel(string word) =>
        word.StartsWith('=') || (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && !File.Exists(word));

    /// <summary>By content: a text or a JSON beside the frames is none of them. A pipe, which has no length, is not even opened.</summary>
    private static List<string> FramesIn(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles()
            .Where(file => !file.Name.StartsWith('.') && file.Length > 0)
            .Select(file => Path.Combine(folder, file.Name))
            .Where(file => FrameFormats.NameOf(file) is not (null or "JPEG"))
            .Order(StringComparer.Ordinal),
    ];
}
