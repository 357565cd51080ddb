using System.Buffers.Binary;
using System.Xml.Linq;
using AstroStacker.Formats.Fits;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Xisf;

/// <summary>Reads the samples of an XISF image: in place where they aren't compressed, else unpacked once.</summary>
internal sealed class XisfReader : IFrameReader
{
    private readonly SampleFile _file;
    private readonly XisfImage _image;
    private readonly Lock _lock = new();
    private KeptBytes? _unpacked;

    /// <summary>Takes over the file. Throws <see cref="FrameException"/> for what can't be read.</summary>
    public XisfReader(SampleFile file, XElement element)
    {
        _file = file;
        _image = XisfImage.From(element, file);
        var header = XisfKeywords.HeaderOf(file.Path, element, _image);
        var layout = FitsLayout.From(header, length: null);
        float saturation = _image is { BitPix: < 0, UpperBound: { } upper } && header.Number(FitsKeywords.Saturation) is null
            ? (float)upper : FitsSaturation.Find(header, layout, ReadArea);
        Info = FitsFrameInfo.From(header, layout, saturation) with { FormatName = "XISF" };
    }

    public FrameInfo Info { get; }

    public bool ReadsInPlace => _image.Compression is null;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        _file.EnsureUnchanged();
        ReadArea(plane, area, samplesAdu);
    }

    public void ReadAbsentAsNaN(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        _file.EnsureUnchanged();
        ReadStored(plane, area, samplesAdu);
    }

    public void Dispose() => _file.Dispose();

    private void ReadArea(int plane, PixelRectangle area, Span<float> samples)
    {
        ReadStored(plane, area, samples);
        if (_image.BitPix < 0) Imaging.SampleKernels.NaNToZero(samples);
    }

    private void ReadStored(int plane, PixelRectangle area, Span<float> samples)
    {
        var (source, start) = Samples();
        int step = _image.SampleBytes * (_image.Interleaved ? _image.PlaneCount : 1);
        using var bytes = PlanePool.Rent<byte>((area.Width - 1) * step + _image.SampleBytes);
        for (int row = 0; row < area.Height; row++)
        {
            long pixel = (long)(area.Y + row) * _image.Width + area.X;
            long planeStart = _image.Interleaved
                ? (long)plane * _image.SampleBytes : (long)plane * _image.Width * _image.Height * _image.SampleBytes;
            source.Read(start + planeStart + pixel * step, bytes.Span);
            var target = samples.Slice(row * area.Width, area.Width);
            for (int x = 0; x < target.Length; x++)
            {
                float sample = SampleOf(bytes.Span.Slice(x * step, _image.SampleBytes));
                target[x] = float.IsFinite(sample) ? sample : float.NaN;
            }
        }
    }

    private float SampleOf(ReadOnlySpan<byte> bytes) => (_image.BitPix, _image.BigEndian) switch
    {
        (8, _) => bytes[0],
        (16, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (16, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (32, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (32, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (-32, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (-32, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (_, false) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (_, true) => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    private (ISampleBytes Source, long Start) Samples()
    {
        if (_image.Compression is not { } compression) return (_file, _image.Position);
        lock (_lock)
        {
            if (_unpacked is not null) return (_unpacked, 0);
            if (_image.StoredBytes > Array.MaxLength)
                throw new FrameException(
                    _file.Path, $"has {_image.StoredBytes} compressed bytes, more than can be unpacked at once", "Save it uncompressed.");
            var stored = new byte[_image.StoredBytes];
            _file.Read(_image.Position, stored);
            _unpacked = new KeptBytes(_file.Path, compression.Unpack(stored, _file.Path));
            return (_unpacked, 0);
        }
    }
}
