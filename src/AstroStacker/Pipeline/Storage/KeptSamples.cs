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

    /// <summary>Copies a window out; NaN where there is no value.</summary>
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

    /// <summary>Lets the decoder write all samples at once.</summary>
    protected abstract void FillAtOnce(IDecodingReader decoder, CancellationToken cancellationToken);

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
                reader.ReadAbsentAsNaN(plane, new PixelRectangle(0, y, info.Width, rows), samples.Span[..count]);
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
        private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(checked((int)bytes));

        public override void Dispose()
        {
        }

        protected override void Load(long offset, Span<byte> part) => _bytes.AsSpan((int)offset, part.Length).CopyTo(part);

        protected override void Store(long offset, ReadOnlySpan<byte> part) => part.CopyTo(_bytes.AsSpan((int)offset));

        protected override void FillAtOnce(IDecodingReader decoder, CancellationToken cancellationToken) =>
            decoder.Decode(MemoryMarshal.Cast<byte, ushort>(_bytes.AsSpan()), cancellationToken);
    }

    private sealed class ScratchSamples(
        int width, int height, SampleType type, string folder, string framePath, long bytes) : KeptSamples(width, height, type)
    {
        private readonly SafeFileHandle _file = ScratchFile.Create(folder, framePath, bytes);

        public override void Dispose() => _file.Dispose();

        protected override void Load(long offset, Span<byte> bytes) => ScratchFile.Read(_file, offset, bytes);

        protected override void Store(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_file, bytes, offset);

        protected override void FillAtOnce(IDecodingReader decoder, CancellationToken cancellationToken)
        {
            var samples = GC.AllocateUninitializedArray<ushort>(checked((int)(bytes / sizeof(ushort))));
            decoder.Decode(samples, cancellationToken);
            Store(0, MemoryMarshal.AsBytes(samples.AsSpan()));
        }
    }
}
