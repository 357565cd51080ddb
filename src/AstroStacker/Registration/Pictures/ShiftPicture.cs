using AstroStacker.Imaging;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// A frame as phase correlation sees it: its binned luminance, and the frame itself for a closer look at a part of it.
/// </summary>
public sealed class ShiftPicture
{
    private readonly ICalibratedFrame? _frame;
    private readonly CancellationToken _cancellationToken;

    /// <summary>A picture that can't be looked at more closely.</summary>
    public ShiftPicture(FeaturePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Picture = picture;
        FinestBin = picture.Bin;
    }

    /// <param name="frame">Read again, in the part where the target lies, when it is registered.</param>
    /// <param name="picture">The frame's, by <see cref="FeaturePicture.Of"/>.</param>
    /// <param name="cancellationToken">Ends a reading.</param>
    public ShiftPicture(ICalibratedFrame frame, FeaturePicture picture, CancellationToken cancellationToken)
        : this(picture)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _frame = frame;
        _cancellationToken = cancellationToken;
        FinestBin = FeaturePicture.FinestBin(frame);
    }

    /// <summary>The whole frame.</summary>
    public FeaturePicture Picture { get; }

    /// <summary>Side of the smallest bins that can be read, sensor pixels.</summary>
    public int FinestBin { get; }

    /// <summary>Reads a frame's picture. It keeps the frame for a closer look, but no sample of full size.</summary>
    public static ShiftPicture Of(ICalibratedFrame frame, CancellationToken cancellationToken) =>
        new(frame, FeaturePicture.Of(frame, cancellationToken), cancellationToken);

    /// <summary>The whole frame in bins of this side.</summary>
    internal PixelRectangle Grid(int bin) =>
        new(0, 0, Picture.Width * Picture.Bin / bin, Picture.Height * Picture.Bin / bin);

    /// <summary>A part of <see cref="Grid"/>, row by row.</summary>
    internal float[] Read(PixelRectangle part, int bin)
    {
        if (bin != Picture.Bin)
        {
            var area = new PixelRectangle(
                Picture.SensorX + part.X * bin, Picture.SensorY + part.Y * bin, part.Width * bin, part.Height * bin);
            return FeaturePicture.OfArea(_frame!, area, bin, _cancellationToken).Luminance;
        }

        return ShiftTile.Cut(Picture.Luminance, Picture.Width, part);
    }
}
