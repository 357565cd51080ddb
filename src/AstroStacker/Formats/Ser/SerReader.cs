using System.Buffers.Binary;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Ser;

/// <summary>Reads one frame of a SER video where it lies.</summary>
internal sealed class SerReader : IFrameReader
{
    private readonly SampleFile _file;
    private readonly SerHeader _header;
    private readonly long _start;

    /// <summary>Takes over the file. Throws <see cref="FrameException"/> where it ends before the frame does.</summary>
    public SerReader(SampleFile file, SerHeader header, int number)
    {
        (_file, _header) = (file, header);
        _start = SerHeader.Bytes + number * header.FrameBytes;
        if (_start + header.FrameBytes > file.Length)
            throw new FrameException(
                file.Path, $"should end at byte {_start + header.FrameBytes} of its video, which has {file.Length}", Remedies.Damaged);
        Info = new FrameInfo
        {
            Path = file.Path,
            FormatName = "SER",
            Width = header.Width,
            Height = header.Height,
            VisibleArea = new PixelRectangle(0, 0, header.Width, header.Height),
            PlaneCount = header.PlaneCount,
            Cfa = header.Cfa,
            SampleType = header.SampleBytes == 1 ? SampleType.UInt8 : SampleType.UInt16,
            SaturationAdu = (1 << header.BitsPerSample) - 1,
            Camera = header.Camera,
            StartTime = TimeOf(number) ?? header.Start,
            Capture = CaptureSettings.Unknown with { Telescope = header.Telescope },
        };
    }

    public FrameInfo Info { get; }

    public bool ReadsInPlace => true;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        _file.EnsureUnchanged();
        int planes = _header.PlaneCount, pixelBytes = planes * _header.SampleBytes;
        using var bytes = PlanePool.Rent<byte>(area.Width * pixelBytes);
        using var pixels = PlanePool.Rent<float>(area.Width * planes);
        for (int row = 0; row < area.Height; row++)
        {
            _file.Read(_start + ((long)(area.Y + row) * _header.Width + area.X) * pixelBytes, bytes.Span);
            var target = samplesAdu.Slice(row * area.Width, area.Width);
            Decode(bytes.Span, planes == 1 ? target : pixels.Span);
            if (planes > 1) SampleKernels.Pick(pixels.Span, _header.BlueFirst ? planes - 1 - plane : plane, planes, target);
        }
    }

    public void Dispose() => _file.Dispose();

    private void Decode(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        if (_header.SampleBytes == 1) SampleKernels.FromUInt8(bytes, samples);
        else SampleKernels.FromUInt16(bytes, _header.BigEndian == BitConverter.IsLittleEndian, 0, samples);
    }

    /// <summary>From the list behind the frames; null where there is none.</summary>
    private DateTime? TimeOf(int number)
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        return _file.ReadUpTo(_header.TimesPosition + number * (long)ticks.Length, ticks) == ticks.Length
            ? SerHeader.Time(BinaryPrimitives.ReadInt64LittleEndian(ticks)) : null;
    }
}
