using System.Runtime.InteropServices;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// Holds a layout against the library at hand: marks are written into a fresh handle where the layout says a field
/// lies and must come back through LibRaw's own accessors.
/// </summary>
internal static unsafe class LibRawLayoutCheck
{
    private const ushort WidthMark = 0x5a17;
    private const ushort HeightMark = 0x2b6d;
    private const int MaximumMark = 0x1d2c3b4a;
    private const float MatrixMark = 1234.5f;

    /// <summary>Throws <see cref="LibRawUnavailableException"/> where the layout does not fit.</summary>
    public static void Require(LibRawLibrary library, LibRawLayout layout)
    {
        string? misfit = FindMisfit(library, layout);
        if (misfit is not null)
            throw new LibRawUnavailableException(
                $"LibRaw {library.Version} on {RuntimeInformation.RuntimeIdentifier} keeps {misfit} elsewhere than known,"
                    + " so no camera RAW file is read",
                "Install the LibRaw of your distribution, or convert the frames to uncompressed DNG");
    }

    /// <summary>The first field that is not where the layout says, or null.</summary>
    public static string? FindMisfit(LibRawLibrary library, LibRawLayout layout)
    {
        nint handle = library.Init(0);
        if (handle == 0) throw new InsufficientMemoryException("LibRaw could not allocate its handle.");
        try
        {
            if (library.Identity(handle) - handle != layout.Identity) return "the camera's identity";
            if (library.Other(handle) - handle != layout.Other) return "the exposure";
            *(ushort*)(handle + layout.Sizes) = HeightMark;
            *(ushort*)(handle + layout.Sizes + 2) = WidthMark;
            if (library.RawWidth(handle) != WidthMark || library.RawHeight(handle) != HeightMark) return "the sizes";
            *(int*)(handle + layout.Maximum) = MaximumMark;
            if (library.ColourMaximum(handle) != MaximumMark) return "the levels";
            float* row = (float*)(handle + layout.RgbFromCamera) + 4;
            row[2] = MatrixMark;
            return library.RgbFromCamera(handle, 1, 2) == MatrixMark ? null : "the colour matrix";
        }
        finally
        {
            library.Close(handle);
        }
    }
}
