namespace AstroStacker.Pipeline.Checks;

/// <summary>Several files in one sentence.</summary>
internal static class FileNames
{
    private const int MostNamed = 3;

    /// <summary>"a.fits", "a.fits, b.fits", "a.fits, b.fits, c.fits and 17 more".</summary>
    public static string Of(IReadOnlyList<string> paths)
    {
        string more = paths.Count > MostNamed ? $" and {paths.Count - MostNamed} more" : "";
        return string.Join(", ", paths.Take(MostNamed)) + more;
    }

    /// <summary>"is" of one file, "are" of several.</summary>
    public static string Are(IReadOnlyList<string> paths) => paths.Count == 1 ? "is" : "are";
}
