using System.Globalization;
using AstroStacker.Imaging;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Exif.Makernotes;

namespace AstroStacker.Formats.Raw;

/// <summary>What EXIF and the maker's notes say beyond LibRaw: the clock, and what the camera did to the samples.</summary>
internal sealed record RawMetadata
{
    private const int DngCameraSerialNumber = 0xC62F;
    private const int CanonFileInfo = 0x0093;
    private const int CanonCompressedQuality = 7;
    private const int NikonNoiseReduction = 0x0095;
    private const int PanasonicLongExposureNoiseReduction = 0x0049;
    private const int PentaxNoiseReduction = 0x0049;
    private const int OlympusNoiseReduction = 0x050a;
    private const int SonyLongExposureNoiseReduction = 0x2008;
    private const int SonyVignetting = 0x2011;

    public DateTime? StartTime { get; private init; }

    /// <summary>The camera's own number: by EXIF, else by DNG, else by the notes of Canon and Nikon.</summary>
    public string? SerialNumber { get; private init; }

    /// <summary>The camera subtracted a dark of its own.</summary>
    public bool LongExposureNoiseReduction { get; private init; }

    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Reads what there is; a file whose notes can't be read has none.</summary>
    public static RawMetadata Read(string path)
    {
        IReadOnlyList<MetadataExtractor.Directory> directories;
        try
        {
            directories = ImageMetadataReader.ReadMetadata(path);
        }
        catch (Exception error) when (error is ImageProcessingException or IOException or MetadataException)
        {
            return new RawMetadata();
        }

        return From(directories);
    }

    internal static RawMetadata From(IReadOnlyList<MetadataExtractor.Directory> directories) =>
        new()
        {
            StartTime = Start(directories),
            SerialNumber = Serial(directories),
            LongExposureNoiseReduction = directories.Any(SubtractedDark),
            Warnings = [.. directories.SelectMany(Complaints)],
        };

    private static DateTime? Start(IReadOnlyList<MetadataExtractor.Directory> directories)
    {
        foreach (var exif in directories.OfType<ExifSubIfdDirectory>())
            if (exif.TryGetDateTime(ExifDirectoryBase.TagDateTimeOriginal, out var start))
                return start + Subseconds(exif.GetString(ExifDirectoryBase.TagSubsecondTimeOriginal));
        return null;
    }

    private static string? Serial(IReadOnlyList<MetadataExtractor.Directory> directories) =>
        directories.OfType<ExifSubIfdDirectory>().Select(exif => exif.GetString(ExifDirectoryBase.TagBodySerialNumber))
            .Concat(directories.OfType<ExifIfd0Directory>().Select(root => root.GetString(DngCameraSerialNumber)))
            .Concat(directories.OfType<CanonMakernoteDirectory>()
                .Select(canon => canon.GetString(CanonMakernoteDirectory.TagCanonSerialNumber)))
            .Concat(directories.OfType<NikonType2MakernoteDirectory>()
                .Select(nikon => nikon.GetString(NikonType2MakernoteDirectory.TagCameraSerialNumber)))
            .Select(text => text?.Trim('\0', ' ')).FirstOrDefault(text => text?.Trim('0').Length > 0);

    // "07" is 7 hundredths of a second: the digits after the point.
    private static TimeSpan Subseconds(string? digits) =>
        double.TryParse("0." + digits?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    // Meanings as ExifTool documents the tags.
    private static bool SubtractedDark(MetadataExtractor.Directory directory) => directory switch
    {
        CanonMakernoteDirectory canon => CanonNoiseReduction(canon) is 1 or 3,
        NikonType2MakernoteDirectory nikon =>
            nikon.GetString(NikonNoiseReduction)?.StartsWith("FPNR", StringComparison.Ordinal) == true,
        SonyType1MakernoteDirectory sony =>
            sony.TryGetInt64(SonyLongExposureNoiseReduction, out long on) && on is 1 or 0x10001,
        PanasonicMakernoteDirectory panasonic =>
            panasonic.TryGetInt32(PanasonicLongExposureNoiseReduction, out int on) && on == 2,
        PentaxMakernoteDirectory pentax => First(pentax, PentaxNoiseReduction) == 1,
        OlympusCameraSettingsMakernoteDirectory olympus =>
            olympus.TryGetInt32(OlympusNoiseReduction, out int bits) && (bits & 1) != 0,
        _ => false,
    };

    private static IEnumerable<string> Complaints(MetadataExtractor.Directory directory)
    {
        switch (directory)
        {
            case CanonMakernoteDirectory canon:
                if (CanonNoiseReduction(canon) == 4)
                    yield return "Long-exposure noise reduction was on automatic: the camera may have subtracted a dark.";
                if (canon.TryGetInt32(CanonMakernoteDirectory.CameraSettings.TagQuality, out int quality)
                    && quality == CanonCompressedQuality)
                    yield return "Lossy RAW (Canon C-RAW): faint detail may be rounded away.";
                break;
            case NikonType2MakernoteDirectory nikon:
                if (nikon.TryGetInt32(NikonType2MakernoteDirectory.TagNefCompression, out int coding) && coding is 1 or 4)
                    yield return "Lossy RAW (Nikon compressed NEF): bright levels are rounded.";
                break;
            case SonyType1MakernoteDirectory sony:
                if (sony.TryGetInt64(SonyVignetting, out long vignetting) && vignetting == 2)
                    yield return "Lens-corrected RAW (Sony shading compensation): use flats taken with the same setting.";
                break;
        }
    }

    // FileInfo, 9th number: 0 off, 1 or 3 on, 4 automatic.
    private static int CanonNoiseReduction(CanonMakernoteDirectory canon) => First(canon, CanonFileInfo, at: 8);

    private static int First(MetadataExtractor.Directory directory, int tag, int at = 0) =>
        directory.GetObject(tag) is Array { Rank: 1 } values && values.Length > at && values.GetValue(at) is IConvertible value
            ? value.ToInt32(CultureInfo.InvariantCulture)
            : at == 0 && directory.TryGetInt32(tag, out int number) ? number : -1;
}
