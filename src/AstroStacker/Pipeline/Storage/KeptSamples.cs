using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using Microsoft.Win32.SafeHandles;

namespace AstroStacker.Pipeline.Storage;

/// <summary>The decoded samples of one frame, 2 bytes each (4 for float frames): in memory or in a scratch file.</summary>
internal abstract class KeptSamples(int width, int height, SampleType type) : IDisposable
{
    private const int BandRows = 64;

    protected int Width { get; } = width;

    protected int SampleBytes { get; } = type == SampleType.Float32 ? 4 : 2;

    public static long BytesFor(FrameInfo info) =>
        (long)info.Width * info.Height * info.PlaneCount * (info.SampleType == SampleType.Float32 ? 4 : 2);

    /// <summary>Decodes a frame once and keeps it; the reader is no longer needed after that.</summary>
    public static KeptSamples Keep(IFrameReader reader, bool inMemory, string scratchFolder, CancellationToken cancellationToken)
    {
        var info = reader.Info;
        KeptSamples kept = inMemory
            ? new MemorySamples(info.Width, info.Height, info.SampleType, BytesFor(info))
            : new ScratchSamples(info.Width, info.Height, info.SampleType, scratchFolder, info.Path, BytesFor(info));
        try
        {
            if (reader is IDecodingReader decoder) kept.FillAtOnce(decoder, cancellationToken);
            else kept.FillByBands(reader, cancellationToken);
            return kept;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    public void Read(int plane, PixelRectangle area, Span<float> samples)
    {
        using var row = PlanePool.Rent<byte>(area.Width * SampleBytes);
        for (int y = 0; y < area.Height; y++)
        {
            long index = ((long)plane * height + area.Y + y) * Width + area.X;
            Load(index * SampleBytes, row.Span);
            Widen(row.Span, samples.Slice(y * area.Width, area.Width));
        }
    }

    public abstract void Dispose();

    protected abstract void Load(long offset, Span<byte> bytes);

    protected abstract void Store(long offset, ReadOnlySpan<byte> bytes);

    private void FillAtOnce(IDecodingReader decoder, CancellationToken cancellationToken)
    {
        var info = decoder.Info;
        var samples = new ushort[(long)info.Width * info.Height * info.PlaneCount];
        decoder.Decode(samples, cancellationToken);
        Store(0, MemoryMarshal.AsBytes(samples.AsSpan()));
    }

    private void FillByBands(IFrameReader reader, CancellationToken cancellationToken)
    {
        var info = reader.Info;
        using var samples = PlanePool.Rent<float>(info.Width * BandRows);
        using var words = PlanePool.Rent<ushort>(info.Width * BandRows);
        for (int plane = 0; plane < info.PlaneCount; plane++)
            for (int y = 0; y < info.Height; y += BandRows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int rows = Math.Min(BandRows, info.Height - y), count = rows * info.Width;
                reader.Read(plane, new PixelRectangle(0, y, info.Width, rows), samples.Span[..count]);
                long offset = ((long)plane * info.Height + y) * info.Width * SampleBytes;
                if (SampleBytes == 4)
                {
                    Store(offset, MemoryMarshal.AsBytes(samples.Span[..count]));
                    continue;
                }

                for (int i = 0; i < count; i++) words.Span[i] = (ushort)samples.Span[i];
                Store(offset, MemoryMarshal.AsBytes(words.Span[..count]));
            }
    }

    private void Widen(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        if (SampleBytes == 4) MemoryMarshal.Cast<byte, float>(bytes).CopyTo(samples);
        else SampleKernels.Widen(MemoryMarshal.Cast<byte, ushort>(bytes), samples);
    }

    private sealed class MemorySamples(int width, int height, SampleType type, long bytes) : KeptSamples(width, height, type)
    {
        private readonly byte[][] _blocks = Allocate(bytes);

        private const int BlockBytes = 1 << 26;

        public override void Dispose()
        {
        }

        protected override void Load(long offset, Span<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                var part = Part(offset, bytes.Length);
                part.CopyTo(bytes);
                bytes = bytes[part.Length..];
                offset += part.Length;
            }
        }

        protected override void Store(long offset, ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                var part = Part(offset, bytes.Length);
                bytes[..part.Length].CopyTo(part);
                bytes = bytes[part.Length..];
                offset += part.Length;
            }
        }

        private static byte[][] Allocate(long bytes)
        {
            var blocks = new byte[(int)((bytes + BlockBytes - 1) / BlockBytes)][];
            for (int i = 0; i < blocks.Length; i++)
                blocks[i] = GC.AllocateUninitializedArray<byte>((int)Math.Min(BlockBytes, bytes - (long)i * BlockBytes));
            return blocks;
        }

        private Span<byte> Part(long offset, int length)
        {
            var block = _blocks[(int)(offset / BlockBytes)];
            int start = (int)(offset % BlockBytes);
            return block.AsSpan(start, Math.Min(length, block.Length - start));
        }
    }

    private sealed class ScratchSamples(
        int width, int height, SampleType type, string folder, string framePath, long bytes) : KeptSamples(width, height, type)
    {
        private readonly SafeFileHandle _file = ScratchFile.Create(folder, framePath, bytes);

        public override void Dispose() => _file.Dispose();

        protected override void Load(long offset, Span<byte> bytes) => ScratchFile.Read(_file, offset, bytes);

        protected override void Store(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_file, bytes, offset);
    }
}
