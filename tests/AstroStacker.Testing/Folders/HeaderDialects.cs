using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Testing.Folders;

using Cards = IEnumerable<(string Key, object Value)>;

/// <summary>The cards that capturing programs write, from their manuals and files in the wild.</summary>
internal static class HeaderDialects
{
    public static Cards Nina(Shot shot) =>
    [
        ("IMAGETYP", shot.Type.ToString().ToUpperInvariant()), ("EXPOSURE", shot.Seconds), ("EXPTIME", shot.Seconds),
        ("DATE-OBS", Time(shot)), ("XBINNING", 1), ("YBINNING", 1), ("GAIN", shot.Gain), ("OFFSET", 50),
        ("EGAIN", 0.25),
        ("XPIXSZ", 3.76), ("INSTRUME", shot.Camera), ("SET-TEMP", -10.0), ("CCD-TEMP", -10.1), ("READOUTM", "Default"),
        .. Sky(shot), .. Mosaic(shot), ("ROWORDER", "TOP-DOWN"), ("SWCREATE", "N.I.N.A. 3.1.2.9001 (x64)"),
    ];

    /// <summary>Without a word for the type, as SharpCap writes by default.</summary>
    public static Cards SharpCap(Shot shot) =>
    [
        ("EXPTIME", shot.Seconds), ("GAIN", (double)shot.Gain), ("BLKLEVEL", 30), ("CCD-TEMP", -9.9), ("XBINNING", 1),
        ("YBINNING", 1), ("XPIXSZ", 4.63), ("DATE-OBS", Time(shot)), ("INSTRUME", shot.Camera), .. Mosaic(shot),
        ("COLORTYP", "RAW16"), ("ROWORDER", "TOP-DOWN"), ("SWCREATE", "SharpCap v4.1.11817.0, 64 bit"),
    ];

    /// <summary>ASIAIR and Seestar; they know no dark-flat.</summary>
    public static Cards Zwo(Shot shot, string creator) =>
    [
        ("CREATOR", creator), ("IMAGETYP", shot.Type == FrameType.DarkFlat ? "Dark" : shot.Type.ToString()),
        ("EXPOSURE", shot.Seconds), ("EXPTIME", shot.Seconds), ("GAIN", shot.Gain), ("OFFSET", 50), ("XBINNING", 1),
        ("YBINNING", 1), ("CCD-TEMP", -10.0), ("XPIXSZ", 3.76), ("DATE-OBS", Time(shot)), ("INSTRUME", shot.Camera),
        .. Sky(shot), .. Mosaic(shot), ("FOCALLEN", 400),
    ];

    public static Cards Dwarf(Shot shot) =>
    [
        ("TELESCOP", "DWARF 3"), ("INSTRUME", shot.Camera), ("EXPTIME", shot.Seconds), ("GAIN", shot.Gain),
        ("DET-TEMP", 16), ("XBINNING", 1), ("YBINNING", 1), ("DATE-OBS", Time(shot)), .. Sky(shot), .. Mosaic(shot),
    ];

    /// <summary>"Light Frame", "Flat Field"; also APT.</summary>
    public static Cards MaxIm(Shot shot, string program) =>
    [
        ("IMAGETYP", shot.Type switch
        {
            FrameType.Flat => "Flat Field",
            FrameType.DarkFlat => "Dark Frame",
            var type => $"{type} Frame",
        }),
        ("EXPTIME", shot.Seconds), ("EXPOSURE", shot.Seconds), ("SET-TEMP", -20.0), ("CCD-TEMP", -20.0),
        ("XBINNING", 1),
        ("YBINNING", 1), ("XPIXSZ", 9.0), ("DATE-OBS", Time(shot)), ("INSTRUME", shot.Camera), .. Sky(shot),
        .. Mosaic(shot),
        ("SBSTDVER", "SBFITSEXT Version 1.0"), ("SWCREATE", program),
    ];

    /// <summary>Calls its flats light frames.</summary>
    public static Cards CcdSoft(Shot shot) =>
        MaxIm(shot.Type == FrameType.Flat ? shot with { Type = FrameType.Light } : shot, "CCDSoft Version 5.00.205");

    /// <summary>INDI's FRAME beside IMAGETYP is left out: older files have FRAME alone.</summary>
    public static Cards Ekos(Shot shot) =>
    [
        ("INSTRUME", shot.Camera), ("EXPTIME", shot.Seconds), ("CCD-TEMP", -10.0), ("XBINNING", 1), ("YBINNING", 1),
        ("FRAME", shot.Type == FrameType.DarkFlat ? "Dark" : shot.Type.ToString()), ("GAIN", (double)shot.Gain),
        ("OFFSET", 10.0), ("XPIXSZ", 3.76), .. Sky(shot), .. Mosaic(shot), ("DATE-OBS", Time(shot)),
    ];

    /// <summary>Sequence Generator Pro and Voyager: capitals, no dark-flat.</summary>
    public static Cards Sequence(Shot shot, string program) =>
    [
        ("IMAGETYP", shot.Type == FrameType.DarkFlat ? "DARK" : shot.Type.ToString().ToUpperInvariant()),
        ("EXPOSURE", shot.Seconds), ("EXPTIME", shot.Seconds), ("GAIN", shot.Gain), ("CCD-TEMP", -15.0),
        ("SET-TEMP", -15.0),
        ("XBINNING", 1), ("YBINNING", 1), ("DATE-OBS", Time(shot)), ("INSTRUME", shot.Camera), .. Sky(shot),
        .. Mosaic(shot),
        ("CREATOR", program),
    ];

    /// <summary>What a converter leaves of a camera's RAW: no type, no target.</summary>
    public static Cards Siril(Shot shot) =>
    [
        ("PROGRAM", "Siril 1.2.0"), ("ROWORDER", "TOP-DOWN"), ("INSTRUME", shot.Camera), ("DATE-OBS", Time(shot)),
        ("EXPTIME", shot.Seconds), ("ISOSPEED", shot.Gain), .. Mosaic(shot),
    ];

    private static Cards Sky(Shot shot)
    {
        if (shot.Filter is not null) yield return ("FILTER", shot.Filter);
        if (shot.Target is not null) yield return ("OBJECT", shot.Target);
        if (shot.Pointing is not { } at) yield break;
        yield return ("RA", at.RightAscension);
        yield return ("DEC", at.Declination);
    }

    private static Cards Mosaic(Shot shot) => shot.Cfa is null ? [] : [("BAYERPAT", shot.Cfa)];

    private static string Time(Shot shot) =>
        shot.Time.ToString("yyyy'-'MM'-'dd'T'HH':'mm':'ss'.000'", CultureInfo.InvariantCulture);
}
