using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>A decoded RAW file: what it says, and its samples in LibRaw's memory until disposed.</summary>
internal sealed unsafe class RawFrame : IDisposable
{
    private readonly LibRawHandle _handle;
    private readonly nint _samples;
    private readonly int _stride;
    private readonly int _pitch;

    /// <param name="handle">Unpacked; owned from here on.</param>
    /// <param name="info">What the file says.</param>
    public RawFrame(LibRawHandle handle, FrameInfo info)
    {
        _handle = handle;
        Info = info;
        (_samples, _stride) = Layout(handle);
        _pitch = handle.RawPitchBytes > 0 ? handle.RawPitchBytes / sizeof(ushort) : info.Width * _stride;
    }

    public FrameInfo Info { get; }

    /// <summary>The same samples with one more warning; takes this frame's place.</summary>
    public RawFrame With(string warning) => new(_handle, Info with { Warnings = [.. Info.Warnings, warning] });

    /// <summary>One whole row of a plane, ADU.</summary>
    public void ReadRow(int plane, int y, Span<ushort> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, Info.Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Info.Height);
        var pixels = new ReadOnlySpan<ushort>((ushort*)_samples + (long)y * _pitch, Info.Width * _stride);
        if (_stride == 1) pixels.CopyTo(row);
        else RawSampleKernels.TakeColour(pixels, _stride, plane, row);
    }

    public void Dispose() => _handle.Dispose();

    /// <summary>Where the samples lie and how many stand side by side for a pixel; (0, 0) where there are none.</summary>
    public static (nint Samples, int Stride) Layout(LibRawHandle handle) =>
        handle.Mosaic != 0 ? (handle.Mosaic, 1)
        : handle.ThreeColours != 0 ? (handle.ThreeColours, 3)
        : handle.FourColours != 0 ? (handle.FourColours, 4)
        : (0, 0);
}
