namespace AstroStacker.Imaging;

/// <summary>One kind of file that holds frames; told by its signature, never by its extension.</summary>
public interface IFrameFormat
{
    string Name { get; }

    /// <summary>
    /// Does a file that starts with these bytes (up to 4,096) belong to this format? The path is for signatures that
    /// lie deeper in the file, as in the formats built on TIFF; its extension plays no part.
    /// </summary>
    bool Recognises(ReadOnlySpan<byte> start, string path);

    /// <summary>Opens the frame. Throws <see cref="FrameException"/> for a damaged or unsupported file.</summary>
    IFrameReader Open(string path);

    /// <summary>
    /// Opens the frame for what its header says, where decoding the samples is dear: damage among them isn't found yet, and levels
    /// that only they can tell are the header's. The samples can be read all the same.
    /// </summary>
    IFrameReader OpenHeader(string path) => Open(path);
}
