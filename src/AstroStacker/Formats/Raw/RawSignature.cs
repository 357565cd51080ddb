using AstroStacker.Formats.Tiff;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// Tells camera RAW from all else by content. Files built on TIFF are RAW where a directory holds a mosaic or
/// undeveloped colours, or says DNG; an ordinary TIFF picture, even one with a camera's EXIF, holds neither.
/// </summary>
internal static class RawSignature
{
    public const string Sigma = "Sigma X3F";
    public const string Fujifilm = "Fujifilm RAF";
    public const string Minolta = "Minolta MRW";
    public const string CanonCr3 = "Canon CR3";

    public static bool Matches(ReadOnlySpan<byte> start, string path)
    {
        if (ContainerName(start) is not null) return true;
        if (TiffBytes.IsRawVariant(start)) return true;
        if (!TiffBytes.IsTiff(start)) return false;
        // Canon CR2 and Phase One mark the header.
        if (start.Length >= 12 && (start[8..].StartsWith("CR"u8) || start[8..].StartsWith("IIII"u8))) return true;
        using var file = SampleFile.Open(path);
        return TiffDirectory.ReadAll(file).Any(directory =>
            directory.Has(TiffTags.DngVersion) || RawDirectory.IsRaw(directory));
    }

    /// <summary>The name of a RAW format that is not built on TIFF, or null.</summary>
    public static string? ContainerName(ReadOnlySpan<byte> start) =>
        start.Length < 26 ? null
        : start.StartsWith("FUJIFILMCCD-RAW"u8) ? Fujifilm
        : start.StartsWith("FOVb"u8) ? Sigma
        : start.StartsWith("\0MRM"u8) ? Minolta
        : start.StartsWith("qktk"u8) || start.StartsWith("qktn"u8) ? "Apple QuickTake"
        : start[4..].StartsWith("ftypcrx "u8) ? CanonCr3
        : start[6..].StartsWith("HEAPCCDR"u8) ? "Canon CRW"
        : start.StartsWith("NOKIARAW"u8) ? "Nokia"
        : start.StartsWith("ARRI"u8) ? "ARRI"
        : null;
}
