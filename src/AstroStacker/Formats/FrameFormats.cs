using AstroStacker.Formats.Dng;
using AstroStacker.Formats.Fits;
using AstroStacker.Formats.Jpeg;
using AstroStacker.Formats.Png;
using AstroStacker.Formats.Raw;
using AstroStacker.Formats.Ser;
using AstroStacker.Formats.Tiff;
using AstroStacker.Formats.Xisf;
using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>Every kind of frame that can be read. The signature decides, never the extension.</summary>
public static class FrameFormats
{
    private const int StartBytes = 4096;

    /// <summary>In the order they are asked: TIFF last, since DNG and most camera RAW are built on it.</summary>
    public static IReadOnlyList<IFrameFormat> All { get; } =
    [
        new FitsFormat(), new XisfFormat(), new SerFormat(), new PngFormat(), new JpegFormat(), new DngFormat(), new RawFormat(),
        new TiffFormat(),
    ];

    /// <summary>
    /// Opens a frame of any format. Throws <see cref="FrameException"/> where there is none to be read.
    /// </summary>
    public static IFrameReader Open(string path) => FormatOf(path).Open(path);

    /// <summary>
    /// Opens a frame for its header, as quickly as its format can (<see cref="IFrameFormat.OpenHeader"/>). Throws
    /// <see cref="FrameException"/> where there is none to be read.
    /// </summary>
    public static IFrameReader OpenHeader(string path) => FormatOf(path).OpenHeader(path);

    /// <summary>The name of the format a file is in; null where it is none of them or can't be read.</summary>
    public static string? NameOf(string path)
    {
        try
        {
            byte[] start = ReadStart(path);
            return All.FirstOrDefault(format => format.Recognises(start, path))?.Name;
        }
        catch (FrameException)
        {
            return null;
        }
    }

    private static IFrameFormat FormatOf(string path)
    {
        byte[] start = ReadStart(path);
        if (start.Length == 0)
            throw new FrameException(path, "is empty (0 bytes)", "Copy it again from the camera, or leave it out.");
        var format = All.FirstOrDefault(format => format.Recognises(start, path));
        if (format is not null) return format;
        throw new FrameException(
            path, $"is of no kind that can be read (it starts with the bytes {Hexadecimal(start)})",
            $"Give one of these: {string.Join(", ", All.Select(known => known.Name))}.");
    }

    private static byte[] ReadStart(string path)
    {
        using var file = SampleFile.Open(path);
        var start = new byte[StartBytes];
        return start[..file.ReadUpTo(0, start)];
    }

    private static string Hexadecimal(byte[] start) =>
        string.Join(' ', start.Take(8)
            .Select(value => value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
}
