using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Exif;

/// <summary>What a picture says in Exif 2.32: camera, time of the first frame, exposure, ISO and focal length of the base.</summary>
internal static class ExifBlock
{
    private const ushort ModelTag = 272;
    private const ushort SoftwareTag = 305;
    private const ushort DateTimeTag = 306;
    private const ushort ExposureTimeTag = 33434;
    private const ushort ExifDirectoryTag = 34665;
    private const ushort IsoTag = 34855;
    private const ushort SensitivityTypeTag = 34864;
    private const ushort WideIsoTag = 34867;
    private const ushort ExifVersionTag = 36864;
    private const ushort DateTimeOriginalTag = 36867;
    private const ushort OffsetTimeOriginalTag = 36881;
    private const ushort FocalLengthTag = 37386;
    private const ushort SubSecTimeOriginalTag = 37521;
    private const ushort SerialNumberTag = 42033;

    private const int IsoSpeed = 3;
    private const uint HeaderBytes = 8;

    /// <summary>The whole block with its header, as PNG and JPEG keep it.</summary>
    public static byte[] Whole(PictureInfo info)
    {
        var root = new ExifDirectory();
        root.Text(ModelTag, info.Camera);
        root.Text(SoftwareTag, info.Software);
        root.Text(DateTimeTag, Time(info.FirstStart));
        // The field itself counts to the length, so that it needs a value first.
        var shot = Shot(info);
        uint end = HeaderBytes + (uint)root.Length + 12;
        root.Whole32(ExifDirectoryTag, end);
        return [(byte)'I', (byte)'I', 42, 0, (byte)HeaderBytes, 0, 0, 0, .. root.Build(HeaderBytes), .. shot.Build(end)];
    }

    /// <summary>The directory of the shot alone, for a TIFF that has the other fields in its own.</summary>
    public static byte[] ShotDirectory(PictureInfo info, uint at) => Shot(info).Build(at);

    /// <summary>"2024:08:12 23:01:02", to the second.</summary>
    public static string? Time(DateTime? time) => time?.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static ExifDirectory Shot(PictureInfo info)
    {
        var shot = new ExifDirectory();
        shot.Bytes(ExifVersionTag, "0232"u8);
        if (info.ExposureSeconds is > 0 and < uint.MaxValue and var seconds) shot.Fraction(ExposureTimeTag, FractionOf(seconds));
        if (info.Iso is > 0 and < int.MaxValue and var iso) AddIso(shot, (uint)Math.Round(iso));
        if (info.FirstStart is { } start)
        {
            shot.Text(DateTimeOriginalTag, Time(start));
            shot.Text(SubSecTimeOriginalTag, start.ToString("fff", CultureInfo.InvariantCulture));
            // A camera's clock names no zone.
            if (start.Kind == DateTimeKind.Utc) shot.Text(OffsetTimeOriginalTag, "+00:00");
        }

        if (info.FocalLengthMillimetres is > 0 and < 100_000 and var focal) shot.Fraction(FocalLengthTag, FractionOf(focal));
        shot.Text(SerialNumberTag, info.Capture.SerialNumber);
        return shot;
    }

    // Beyond 16 bits Exif wants 65535 here and the number in a wider field.
    private static void AddIso(ExifDirectory shot, uint iso)
    {
        shot.Whole16(IsoTag, (int)Math.Min(iso, ushort.MaxValue));
        if (iso <= ushort.MaxValue) return;
        shot.Whole16(SensitivityTypeTag, IsoSpeed);
        shot.Whole32(WideIsoTag, iso);
    }

    /// <summary>1/n where that is exact enough, else as many decimals as fit.</summary>
    private static (uint Over, uint Under) FractionOf(double seconds)
    {
        double inverse = 1 / seconds;
        if (seconds < 1 && inverse < uint.MaxValue && Math.Abs(inverse - Math.Round(inverse)) < 1e-4 * inverse)
            return (1, (uint)Math.Round(inverse));
        uint under = 1;
        while (under < 1_000_000 && seconds * under != Math.Round(seconds * under) && seconds * under * 10 < uint.MaxValue) under *= 10;
        return ((uint)Math.Round(seconds * under), under);
    }
}
