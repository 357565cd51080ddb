using System.IO.Compression;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// FITS: mono, mosaic or three planes, in the primary array or the first image extension; plain, tile-compressed (.fz)
/// or gzipped as a whole.
/// </summary>
public sealed class FitsFormat : IFrameFormat
{
    private static ReadOnlySpan<byte> Signature => "SIMPLE  ="u8;

    public string Name => "FITS";

    public bool Recognises(ReadOnlySpan<byte> start, string path) =>
        start.StartsWith(Signature) || (start.StartsWith(GzipBytes.Signature) && UnpacksToFits(start));

    public IFrameReader Open(string path)
    {
        var file = SampleFile.Open(path);
        ISampleBytes? bytes = file;
        try
        {
            Span<byte> start = stackalloc byte[GzipBytes.Signature.Length];
            if (file.ReadUpTo(0, start) == start.Length && start.SequenceEqual(GzipBytes.Signature)) bytes = new GzipBytes(file);
            var reader = new FitsReader(bytes);
            bytes = null;
            return reader;
        }
        finally
        {
            bytes?.Dispose();
        }
    }

    private static bool UnpacksToFits(ReadOnlySpan<byte> start)
    {
        using var stream = new GZipStream(new MemoryStream(start.ToArray()), CompressionMode.Decompress);
        Span<byte> first = stackalloc byte[Signature.Length];
        try
        {
            return stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && first.SequenceEqual(Signature);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
