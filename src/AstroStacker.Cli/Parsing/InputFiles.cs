using AstroStacker.Formats;
using AstroStacker.Formats.Ser;

namespace AstroStacker.Cli.Parsing;

/// <summary>The files a command line names, looked for before any work.</summary>
internal static class InputFiles
{
    private const int MostNamed = 5;

    /// <summary>INFILES with their patterns expanded. What is amiss is added to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> names, ICollection<string> problems)
    {
        var files = new List<string>();
        var missing = new List<string>();
        foreach (string name in names)
        {
            if (FilePatterns.IsPattern(name)) AddMatches(name, files, problems);
            else if (Directory.Exists(name)) problems.Add(NamedFolder(name));
            else if (FramePath.Exists(name)) files.AddRange(SerFormat.FramesOf(name));
            else missing.Add(name);
        }

        if (missing.Count > 0) problems.Add(Missing(missing));
        return files;
    }

    /// <summary>A single file that an option names. False where it is not there, which is added to the problems.</summary>
    public static bool Require(string option, string? path, ICollection<string> problems)
    {
        if (path is null || FramePath.Exists(path)) return true;
        problems.Add(Directory.Exists(path)
            ? $"{option} {path}: is a folder. Name a file."
            : $"{option} {path}: no such file. Check the path.");
        return false;
    }

    private static string NamedFolder(string name) =>
        $"{name}: is a folder. Name its files, for example \"{Path.Join(name, "*.dng")}\".";

    private static void AddMatches(string pattern, List<string> files, ICollection<string> problems)
    {
        var matches = FilePatterns.Expand(pattern);
        if (matches.Count == 0) problems.Add($"{pattern}: matches no file. Check the folder and the ending (case counts).");
        files.AddRange(matches.SelectMany(SerFormat.FramesOf).Except(files));
    }

    private static string Missing(List<string> names)
    {
        if (names.Count == 1) return $"{names[0]}: no such file. Check the name.";
        string rest = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
        return $"{string.Join(", ", names.Take(MostNamed))}{rest}: no such files. Check the names.";
    }
}
