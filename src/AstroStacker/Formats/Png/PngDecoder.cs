using System.Buffers.Binary;
using System.IO.Compression;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Png;

/// <summary>Decodes the samples of a PNG to 16 bits, plane after plane; alpha is left out.</summary>
internal static class PngDecoder
{
    /// <param name="file">Opened again for this.</param>
    /// <param name="chunks">As read when the frame was opened.</param>
    /// <param name="curve">From stored codes to 16 bits; null where the codes are linear 16 bits already.</param>
    /// <param name="samples">Width x Height x planes.</param>
    /// <param name="cancellationToken">Looked at once a row.</param>
    public static void Decode(
        SampleFile file, PngChunks chunks, ushort[]? curve, Span<ushort> samples, CancellationToken cancellationToken)
    {
        using var data = new PngDataReader(file, chunks.DataPosition);
        using var rows = new ZLibStream(data, CompressionMode.Decompress);
        int sampleBytes = chunks.BitDepth / 8, pixelBytes = chunks.Channels * sampleBytes;
        byte[] row = new byte[chunks.Width * pixelBytes], above = new byte[row.Length];
        int planes = chunks.HasAlpha ? chunks.Channels - 1 : chunks.Channels;
        for (int y = 0; y < chunks.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ReadRow(rows, row, above, pixelBytes))
                throw new FrameException(
                    file.Path, $"has damaged or missing samples from row {y} of {chunks.Height} on", Remedies.Damaged);
            for (int plane = 0; plane < planes; plane++)
            {
                var target = samples.Slice((plane * chunks.Height + y) * chunks.Width, chunks.Width);
                Pick(row.AsSpan(plane * sampleBytes), pixelBytes, sampleBytes, target);
                if (curve is not null) Apply(curve, target);
            }

            (row, above) = (above, row);
        }
    }

    private static bool ReadRow(ZLibStream rows, byte[] row, byte[] above, int pixelBytes)
    {
        try
        {
            int filter = rows.ReadByte();
            return filter >= 0
                && rows.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) == row.Length
                && PngFilterKernels.Undo(filter, row, above, pixelBytes);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static void Pick(ReadOnlySpan<byte> row, int pixelBytes, int sampleBytes, Span<ushort> samples)
    {
        if (sampleBytes == 1)
            for (int x = 0; x < samples.Length; x++) samples[x] = row[x * pixelBytes];
        else
            for (int x = 0; x < samples.Length; x++)
                samples[x] = BinaryPrimitives.ReadUInt16BigEndian(row[(x * pixelBytes)..]);
    }

    private static void Apply(ushort[] curve, Span<ushort> samples)
    {
        for (int x = 0; x < samples.Length; x++) samples[x] = curve[samples[x]];
    }
}
