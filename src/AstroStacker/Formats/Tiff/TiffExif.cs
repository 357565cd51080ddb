using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>What a camera or program noted of the shot, in the first directory or its Exif one.</summary>
internal sealed class TiffExif
{
    private readonly TiffDirectory _root;
    private readonly TiffDirectory? _exif;

    public TiffExif(TiffDirectory root)
    {
        _root = root;
        _exif = root.Child(TiffTags.ExifIfd);
    }

    public double? ExposureSeconds => Positive(TiffTags.ExposureTime);

    public double? Iso => Positive(TiffTags.IsoSpeed);

    public double? FocalLengthMillimetres => Positive(TiffTags.FocalLength);

    public string? Camera => _root.Text(TiffTags.Model) ?? _root.Text(TiffTags.UniqueCameraModel);

    /// <summary>The camera's own number.</summary>
    public string? SerialNumber => _exif?.Text(TiffTags.BodySerialNumber) ?? _root.Text(TiffTags.CameraSerialNumber);

    public Orientation Orientation =>
        _root.Whole(TiffTags.Orientation) is >= 1 and <= 8 and long turn ? (Orientation)turn : Orientation.Upright;

    /// <summary>The camera's clock, to the fraction of a second where it is given.</summary>
    public DateTime? StartTime
    {
        get
        {
            string? text = _exif?.Text(TiffTags.DateTimeOriginal) ?? _root.Text(TiffTags.DateTimeOriginal)
                ?? _root.Text(TiffTags.DateTime);
            var culture = CultureInfo.InvariantCulture;
            if (!DateTime.TryParseExact(text, "yyyy:MM:dd HH:mm:ss", culture, DateTimeStyles.None, out var time))
                return null;
            string? fraction = _exif?.Text(TiffTags.SubSecTimeOriginal);
            return fraction is not null && fraction.All(char.IsAsciiDigit)
                ? time.AddSeconds(double.Parse($"0.{fraction}", CultureInfo.InvariantCulture))
                : time;
        }
    }

    private double? Positive(ushort tag) =>
        (_exif?.Number(tag) ?? _root.Number(tag)) is > 0 and var value ? value : null;
}
