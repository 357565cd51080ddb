using System.IO.Enumeration;

namespace AstroStacker.Cli.Parsing;

/// <summary>Expands "lights/*.dng" where the shell did not: * and ? in any part of the path.</summary>
internal static class FilePatterns
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>True for a name with * or ? that is no file of that very name.</summary>
    public static bool IsPattern(string name) => name.IndexOfAny(Wildcards) >= 0 && !File.Exists(name);

    /// <summary>The files the pattern names, in ordinal order; hidden ones only where the pattern starts with a dot.</summary>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        string root = Path.GetPathRoot(pattern) ?? "";
        string[] parts = pattern[root.Length..].Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> found = [root];
        for (int i = 0; i < parts.Length; i++)
        {
            string part = parts[i];
            bool isLast = i == parts.Length - 1;
            found = part.IndexOfAny(Wildcards) < 0
                ? found.Select(folder => Path.Combine(folder, part))
                : found.SelectMany(folder => Matches(folder, part, isLast));
        }

        return [.. found.Where(File.Exists).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Matches(string folder, string part, bool files)
    {
        var info = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        if (!info.Exists) return [];
        IEnumerable<FileSystemInfo> entries = files ? info.EnumerateFiles() : info.EnumerateDirectories();
        return entries
            .Select(entry => entry.Name)
            .Where(name => part[0] == '.' || name[0] != '.')
            .Where(name => FileSystemName.MatchesSimpleExpression(part, name, OperatingSystem.IsWindows()))
            .Select(name => Path.Combine(folder, name));
    }
}
