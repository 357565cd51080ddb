using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using Microsoft.Win32.SafeHandles;

namespace AstroStacker.Pipeline.Storage;

/// <summary>
/// The integrated picture and the planes beside it until they are written. The integer formats need a look at the whole (their
/// pedestal) before their first row. Tiles may be stored from any thread.
/// </summary>
public sealed class ResultStore : IDisposable
{
    private readonly float[][]? _planes;
    private readonly SafeFileHandle? _file;

    public ResultStore(int width, int height, ResultPlanes planes, string? scratchFolder)
    {
        Width = width;
        Height = height;
        Planes = planes;
        int stored = planes.Count;
        if (scratchFolder is null)
        {
            _planes = new float[stored][];
            for (int plane = 0; plane < stored; plane++) _planes[plane] = new float[checked(width * height)];
            return;
        }

        ScratchBytes = (long)width * height * sizeof(float) * stored;
        _file = ScratchFile.Create(scratchFolder, "the result", ScratchBytes);
    }

    public int Width { get; }

    public int Height { get; }

    public ResultPlanes Planes { get; }

    /// <summary>Colours: 1 or 3.</summary>
    public int PlaneCount => Planes.Colours;

    public long ScratchBytes { get; }

    public void StoreTile(int plane, PixelRectangle tile, ReadOnlySpan<float> samples)
    {
        for (int y = 0; y < tile.Height; y++)
        {
            var row = samples.Slice(y * tile.Width, tile.Width);
            int start = (tile.Y + y) * Width + tile.X;
            if (_planes is not null) row.CopyTo(_planes[plane].AsSpan(start));
            else RandomAccess.Write(_file!, MemoryMarshal.AsBytes(row), Offset(plane, start));
        }
    }

    /// <summary>Copies whole rows of one plane out.</summary>
    public void ReadRows(int plane, int y, int rows, Span<float> samples)
    {
        if (_planes is not null) _planes[plane].AsSpan(y * Width, rows * Width).CopyTo(samples);
        else ScratchFile.Read(_file!, Offset(plane, y * Width), MemoryMarshal.AsBytes(samples[..(rows * Width)]));
    }

    public void Dispose() => _file?.Dispose();

    private long Offset(int plane, int start) => ((long)plane * Width * Height + start) * sizeof(float);
}
