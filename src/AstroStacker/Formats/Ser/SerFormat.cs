using AstroStacker.Imaging;

namespace AstroStacker.Formats.Ser;

/// <summary>
/// SER videos: raw mosaic, mono or RGB of 1 to 16 bits, read in place. A frame of one is named by <see cref="FramePath"/>.
/// </summary>
public sealed class SerFormat : IFrameFormat
{
    public string Name => "SER";

    public bool Recognises(ReadOnlySpan<byte> start, string path) => SerHeader.IsSer(start);

    public IFrameReader Open(string path)
    {
        var file = SampleFile.Open(path);
        try
        {
            var header = SerHeader.Read(file);
            return new SerReader(file, header, FrameOf(path, header));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The frames of a file, by name: those of a SER video, or the file itself, which it is too where it can't be read: opening it
    /// will say why.
    /// </summary>
    public static IEnumerable<string> FramesOf(string file)
    {
        if (FramePath.NumberOf(file) is not null) return [file];
        try
        {
            using var opened = SampleFile.Open(file);
            var start = new byte[SerHeader.Bytes];
            if (!SerHeader.IsSer(start.AsSpan(0, opened.ReadUpTo(0, start)))) return [file];
            return Enumerable.Range(0, SerHeader.Read(opened).FrameCount).Select(number => FramePath.Of(file, number));
        }
        catch (FrameException)
        {
            return [file];
        }
    }

    /// <summary>
    /// All that makes a frame of a video what it is: the header, its samples, its time. Null for a file of one frame.
    /// </summary>
    internal static byte[]? BytesOf(string path)
    {
        if (FramePath.NumberOf(path) is null) return null;
        using var file = SampleFile.Open(path);
        var header = SerHeader.Read(file);
        int number = FrameOf(path, header);
        var bytes = new byte[SerHeader.Bytes + header.FrameBytes + sizeof(long)];
        file.Read(0, bytes.AsSpan(0, SerHeader.Bytes));
        file.Read(SerHeader.Bytes + number * header.FrameBytes, bytes.AsSpan(SerHeader.Bytes, (int)header.FrameBytes));
        file.ReadUpTo(header.TimesPosition + number * (long)sizeof(long), bytes.AsSpan(bytes.Length - sizeof(long)));
        return bytes;
    }

    private static int FrameOf(string path, SerHeader header)
    {
        int? number = FramePath.NumberOf(path) ?? (header.FrameCount == 1 ? 0 : null);
        if (number < header.FrameCount) return number.Value;
        if (number is not null)
            throw new FrameException(
                path, $"is no frame of its video, which has {header.FrameCount}", $"Name one from 0 to {header.FrameCount - 1}.");
        throw new FrameException(
            path, $"is a SER video of {header.FrameCount} frames, where one frame is wanted",
            $"Name one of them, for example {FramePath.Of(Path.GetFileName(path), 0)}.");
    }
}
