namespace AstroStacker.Formats;

/// <summary>
/// The name of a frame: the path of its file, or for a frame of a video the path of that with "#" and its number, from 0
/// ("jupiter.ser#17").
/// </summary>
public static class FramePath
{
    /// <summary>The file that a frame lies in.</summary>
    public static string FileOf(string path) => Split(path)?.File ?? path;

    /// <summary>Whether the frame's file is there.</summary>
    public static bool Exists(string path) => File.Exists(FileOf(path));

    /// <summary>The name of a video's frame.</summary>
    public static string Of(string file, int number) => FormattableString.Invariant($"{file}#{number}");

    /// <summary>The number within its video; null for a file of one frame.</summary>
    public static int? NumberOf(string path) => Split(path)?.Number;

    /// <summary>A file may have such a name itself: then it is that file.</summary>
    private static (string File, int Number)? Split(string path)
    {
        int mark = path.LastIndexOf('#');
        if (mark <= 0 || File.Exists(path) || !File.Exists(path[..mark])) return null;
        var style = System.Globalization.NumberStyles.None;
        return int.TryParse(path.AsSpan(mark + 1), style, System.Globalization.CultureInfo.InvariantCulture, out int number)
            ? (path[..mark], number) : null;
    }
}
