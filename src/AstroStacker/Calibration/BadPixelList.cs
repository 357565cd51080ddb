using System.Globalization;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>
/// Bad-pixel maps as text, in Siril's words (its commands find_hot and cosme): "P x y" is a pixel, "C x" a column, "L y" a row,
/// each may be followed by H (hot) or C (cold), "#" starts a remark. Numbers count from 0, x from the left, y from the top of the
/// picture as Siril shows it: of FITS the file's last row is its top, whatever ROWORDER says. Of camera RAW the visible
/// window counts alone.
/// </summary>
public static class BadPixelList
{
    public const string Extension = ".lst";

    /// <summary>
    /// The map of a list, in the frame's full-sensor coordinates. Throws <see cref="FrameException"/> for a file that can't be read,
    /// a line of another form and a place outside the frame.
    /// </summary>
    /// <param name="path">The list.</param>
    /// <param name="frame">A frame of the sensor it is about.</param>
    public static DefectMap Read(string path, FrameInfo frame)
    {
        var pixels = new List<(int X, int Y)>();
        int number = 0;
        foreach (string line in LinesOf(path))
        {
            number++;
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#')) continue;
            Add(words, frame, pixels, problem => new FrameException(
                path, string.Create(CultureInfo.InvariantCulture, $"line {number}, \"{Shortened(line)}\", {problem.Text}"),
                problem.Remedy));
        }

        return new DefectMap(pixels);
    }

    /// <summary>
    /// Writes a map so that <see cref="Read"/> and Siril find it again; what lies in the margins of camera RAW is left out.
    /// </summary>
    /// <param name="path">Replaced where it is there. Throws <see cref="FrameException"/> where it can't be written.</param>
    /// <param name="map">The defects.</param>
    /// <param name="frame">A frame of the sensor.</param>
    public static void Write(string path, DefectMap map, FrameInfo frame)
    {
        var area = AreaOf(frame);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# AstroStacker: bad pixels of {frame.Camera ?? "a camera"}, ");
        text.Append(CultureInfo.InvariantCulture, $"{area.Width} x {area.Height}, both coordinates from 0\n");
        foreach (var (x, y) in map.Pixels)
        {
            if (!area.Contains(x, y)) continue;
            int row = IsTurned(frame) ? area.Bottom - 1 - y : y - area.Y;
            text.Append(CultureInfo.InvariantCulture, $"P {x - area.X} {row}\n");
        }

        try
        {
            File.WriteAllText(path, text.ToString());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FrameException(
                path, $"the list of bad pixels can't be written ({error.Message.TrimEnd('.')})",
                "Name a place that can be written.", error);
        }
    }

    private static IEnumerable<string> LinesOf(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FrameException(
                path, $"the list of bad pixels can't be read ({error.Message.TrimEnd('.')})",
                "Give the path of a list that is there.", error);
        }
    }

    private static void Add(
        string[] words, FrameInfo frame, List<(int X, int Y)> pixels, Func<(string Text, string Remedy), FrameException> refusal)
    {
        var area = AreaOf(frame);
        // Siril writes "C x 0 H" and "L y 0 H"; the 0 and the letter may be left out.
        int places = words[0] == "P" ? 2 : 1;
        string[] rest = [.. words.Skip(1 + places)];
        if (places == 1 && rest is ["0", .. var letters]) rest = letters;
        if (words[0] is not ("P" or "C" or "L") || words.Length < 1 + places || rest is not ([] or ["H" or "C"])
            || Place(words[1]) is not { } first || (places == 2 ? Place(words[2]) : 0) is not { } second)
        {
            throw refusal(("is no bad pixel, column or row",
                "Write \"P x y\" for a pixel, \"C x\" for a column, \"L y\" for a row, or begin a remark with #."));
        }

        int x = words[0] == "L" ? 0 : first, y = words[0] switch { "L" => first, "C" => 0, _ => second };
        if (x >= area.Width || y >= area.Height)
        {
            throw refusal((string.Create(CultureInfo.InvariantCulture, $"lies outside the frames of {area.Width} x {area.Height}"),
                "Give the list of this camera at this binning; coordinates begin at 0."));
        }

        int row = IsTurned(frame) ? area.Bottom - 1 - y : area.Y + y;
        if (words[0] == "P") pixels.Add((area.X + x, row));
        if (words[0] == "C") pixels.AddRange(Enumerable.Range(area.Y, area.Height).Select(each => (area.X + x, each)));
        if (words[0] == "L") pixels.AddRange(Enumerable.Range(area.X, area.Width).Select(each => (each, row)));
    }

    private static int? Place(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;

    /// <summary>What Siril opens: all of a FITS file, the visible window of anything else.</summary>
    private static PixelRectangle AreaOf(FrameInfo frame) => IsFits(frame) ? frame.SensorArea : frame.VisibleArea;

    private static bool IsTurned(FrameInfo frame) => IsFits(frame) && !frame.StoredBottomUp;

    private static bool IsFits(FrameInfo frame) => frame.FormatName.StartsWith("FITS", StringComparison.Ordinal);

    private static string Shortened(string line)
    {
        const int longest = 40;
        string plain = string.Concat(line.Trim().Where(letter => !char.IsControl(letter)));
        return plain.Length > longest ? plain[..longest] + "..." : plain;
    }
}
