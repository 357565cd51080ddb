using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// The mosaic's pattern, as Siril and N.I.N.A. read it: BAYERPAT is the pattern of the upright picture from its
/// top-left sample, whatever order the rows are stored in; XBAYROFF and YBAYROFF say where in the pattern that sample
/// lies, as after a crop by an odd number of pixels. Frames are turned upright on reading: no more is needed.
/// </summary>
internal static class FitsBayer
{
    private static readonly string[] NoPattern = ["", "NONE", "MONO", "MONOCHROME", "RGB"];

    /// <summary>Null for mono. Throws <see cref="FrameException"/> for a pattern that makes no sense.</summary>
    public static CfaPattern? PatternOf(FitsHeader header)
    {
        string? named = header.Text("BAYERPAT") ?? KnownPattern(header.Text("COLORTYP"));
        if (named is null || NoPattern.Contains(named.ToUpperInvariant())) return null;
        var pattern = TryPattern(named) ?? throw new FrameException(
            header.Path, $"names the mosaic pattern '{named}' (BAYERPAT), which is none of RGGB, BGGR, GRBG, GBRG",
            "Correct BAYERPAT in its header, or remove it for a mono camera.");
        return pattern.Shift(
            Offset(header, "XBAYROFF", pattern.RepeatWidth), Offset(header, "YBAYROFF", pattern.RepeatHeight));
    }

    // COLORTYP means other things to other programs: only a pattern counts.
    private static string? KnownPattern(string? text) => text is not null && TryPattern(text) is not null ? text : null;

    private static CfaPattern? TryPattern(string text)
    {
        string letters = text.ToUpperInvariant();
        if (letters.Any(letter => letter is not ('R' or 'G' or 'B'))) return null;
        if (letters.Length == 36) return new CfaPattern(letters, 6, 6);
        if (letters.Length != 4) return null;
        var pattern = new CfaPattern(letters);
        return pattern.IsBayer ? pattern : null;
    }

    private static int Offset(FitsHeader header, string keyword, int repeat) =>
        (int)(Math.Floor(header.Number(keyword) ?? 0) % repeat);
}
