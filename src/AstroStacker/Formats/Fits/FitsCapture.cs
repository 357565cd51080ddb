using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// The camera's settings in every dialect of the field: each question has the keywords that answer it, best first.
/// Blank, negative and impossible values are no answer. docs/algorithms/headers.md has who writes which.
/// </summary>
internal static class FitsCapture
{
    private const int MostBinning = 16;
    // A sum of exposures that is this much longer than one exposure is of several frames.
    private const double SeveralExposures = 1.5;
    private const double MicrosecondsPerSecond = 1e6;

    private static readonly string[] Counts =
        ["STACKCNT", "NCOMBINE", "NCOMBINED", "NFRAMES", "SNAPSHOT", "STACKNUM", "NUMFRAME", "LIGH_CNT"];
    private static readonly string[] Exposures = ["EXPTIME", "EXPOSURE", "EXP-TIME", "EXP_TIME", "EXP", "ITIME", "SHUTTER"];
    private static readonly string[] ExposureSums = ["TOTALEXP", "LIVETIME", "TOTEXP"];
    private static readonly string[] Offsets = ["OFFSET", "BLKLEVEL", "BLACKLVL", "BRIGHTNESS", "BRIGHTNE"];
    private static readonly string[] ElectronGains = ["EGAIN", "E-GAIN", "GAIN_ELE"];
    private static readonly string[] PixelSizes = ["XPIXSZ", "XPIXELSZ", "PIXSIZE"];
    private static readonly string[] Programs = ["SWCREATE", "CREATOR", "PROGRAM", "SOFTWARE", "SWOWNER"];
    private static readonly string[] Serials =
        ["CAMSN", "CAMERASN", "CAM-SN", "CAMSERNO", "SERIALNO", "SERNUM", "SERIAL", "DETSERNO", "CAMERAID"];
    private static readonly (string X, string Y)[] Binnings =
        [("XBINNING", "YBINNING"), ("CCDXBIN", "CCDYBIN"), ("XBIN", "YBIN"), ("BINX", "BINY")];

    public static CaptureSettings From(FitsHeader header, FitsLayout layout)
    {
        var type = FitsFrameType.Of(header);
        var (binningX, binningY) = Binning(header);
        bool gainIsElectrons = GainIsElectrons(header);
        return new CaptureSettings
        {
            Type = type.Type,
            TypeText = type.Text,
            // Astro Pixel Processor's results say nothing else of their making.
            IsMaster = type.IsMaster || header.Word("INTEGRAT") is not null,
            CombinedCount = CombinedCount(header),
            Gain = gainIsElectrons ? null : NotNegative(header.Quantity("GAIN")),
            Offset = NotNegative(header.Quantity(Offsets)),
            ElectronsPerAdu = Positive(header.Quantity(ElectronGains))
                ?? (gainIsElectrons ? Positive(header.Quantity("GAIN")) : null),
            BinningX = binningX,
            BinningY = binningY,
            SetTemperatureCelsius = FitsTemperature.Asked(header),
            ReadoutMode = header.Word("READOUTM", "READMODE", "READOUT"),
            SerialNumber = header.Word(Serials),
            Telescope = header.Word("TELESCOP"),
            // The camera's own pixels, where XPIXSZ has them as binned (INDI).
            PixelSizeMicrometres = Positive(header.Quantity(PixelSizes))
                ?? Positive(header.Quantity("PIXSIZE1")) * binningX,
            Pointing = FitsPointing.Of(header),
            Program = Program(header),
            Overscan = FitsSections.Overscan(header, layout),
        };
    }

    /// <summary>Seconds; EXPOINUS has microseconds (ASICAP).</summary>
    public static double? Exposure(FitsHeader header)
    {
        foreach (string keyword in Exposures)
        {
            if (header.Text(keyword) is not { } text) continue;
            double? value = FitsNumber.WithUnit(text, out string unit);
            if (value >= 0 && SecondsPer(unit) is { } factor) return value * factor;
        }

        return NotNegative(header.Number("EXPOINUS")) / MicrosecondsPerSecond;
    }

    /// <summary>
    /// The largest of what the header has: a program that combines adds its own keyword and leaves the camera's.
    /// Siril and smart telescopes also tell the sum of the exposures beside the one.
    /// </summary>
    private static int? CombinedCount(FitsHeader header)
    {
        double count = Counts.Max(keyword => header.Number(keyword) ?? 0);
        if (count is >= 1 and < int.MaxValue) return (int)count;
        if (Exposure(header) is > 0 and var one && header.Number(ExposureSums) is { } sum && sum >= one * SeveralExposures)
            return (int)Math.Min(Math.Round(sum / one), int.MaxValue);
        return null;
    }

    /// <summary>Observatories write electrons an ADU as GAIN and say so; cameras of amateurs a number of their own.</summary>
    private static bool GainIsElectrons(FitsHeader header)
    {
        string comment = header.Comment("GAIN");
        return comment.Contains("electron", StringComparison.OrdinalIgnoreCase)
            || comment.Contains("e-/", StringComparison.OrdinalIgnoreCase)
            || comment.Contains("e/ADU", StringComparison.OrdinalIgnoreCase);
    }

    private static (int X, int Y) Binning(FitsHeader header)
    {
        foreach (var (keywordX, keywordY) in Binnings)
            if (WholeBinning(header.Number(keywordX)) is { } x)
                return (x, WholeBinning(header.Number(keywordY)) ?? x);
        // "2x2", "2 2", "2".
        string[] parts = (header.Text("BINNING", "CCDSUM") ?? "").Split([' ', 'x', 'X', ',', '*'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (1 or 2) || WholeBinning(FitsNumber.Parse(parts[0])) is not { } across) return (1, 1);
        return (across, WholeBinning(FitsNumber.Parse(parts[^1])) ?? across);
    }

    private static int? WholeBinning(double? value) =>
        value is >= 1 and <= MostBinning && value == Math.Floor(value.Value) ? (int)value : null;

    private static string? Program(FitsHeader header)
    {
        const string indi = "Generated by ";
        if (FitsCalibration.IsSirils(header)) return header.Text("PROGRAM");
        foreach (string keyword in Programs)
            // Seestar's PROGRAM is a bare number of a version.
            if (header.Word(keyword) is { } text && text.Any(char.IsLetter)) return text;
        string? line = header.Remarks.FirstOrDefault(text => text.StartsWith(indi, StringComparison.OrdinalIgnoreCase));
        return line?[indi.Length..].Trim() is { Length: > 0 } named ? named : null;
    }

    private static double? SecondsPer(string unit) => unit.TrimEnd('.') switch
    {
        "" or "s" or "sec" or "secs" or "second" or "seconds" => 1,
        "ms" or "msec" => 1e-3,
        "us" or "usec" or "µs" => 1e-6,
        "min" or "minutes" => 60,
        _ => null,
    };

    private static double? NotNegative(double? value) => value >= 0 ? value : null;

    private static double? Positive(double? value) => value > 0 ? value : null;
}
