using AstroStacker.Imaging;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// The base, prepared once for <see cref="ShiftRegistration"/>: where its target lies and the target's spectrum. Throws
/// <see cref="FeatureLibraryException"/> where OpenCV can't be loaded.
/// </summary>
public sealed class ShiftReference
{
    /// <summary>Room about the disc for glow and the window's fading, in radii and in picture pixels.</summary>
    private const double RoomRadii = 1.5, RoomPixels = 6;

    public ShiftReference(ShiftPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Picture = picture;
        Disc = BrightDisc.Find(picture.Picture);
        Target = TargetOf(picture.Picture, Disc);
        Spectrum = FeatureLibrary.Run(TargetSpectrum);
    }

    /// <summary>The Moon, the Sun or a planet; null where the whole picture is the target.</summary>
    public BrightDisc? Disc { get; }

    internal ShiftPicture Picture { get; }

    /// <summary>Picture pixels.</summary>
    internal PixelRectangle Target { get; }

    /// <summary>Of the target alone, at its place in the picture.</summary>
    internal Spectrum Spectrum { get; }

    private static PixelRectangle TargetOf(FeaturePicture picture, BrightDisc? disc)
    {
        var all = new PixelRectangle(0, 0, picture.Width, picture.Height);
        if (disc is null) return all;
        double reach = RoomRadii * disc.Radius / picture.Bin + RoomPixels;
        int x = (int)((disc.X - picture.SensorX) / picture.Bin - reach);
        int y = (int)((disc.Y - picture.SensorY) / picture.Bin - reach);
        return new PixelRectangle(x, y, (int)(2 * reach), (int)(2 * reach)).Intersect(all);
    }

    private Spectrum TargetSpectrum()
    {
        var picture = Picture.Picture;
        float[] target = ShiftTile.WithoutHotPixels(Picture.Read(Target, picture.Bin), Target.Width);
        target = ShiftTile.Windowed(target, Target.Width);
        var placed = new float[picture.Luminance.Length];
        for (int y = 0; y < Target.Height; y++)
            target.AsSpan(y * Target.Width, Target.Width)
                .CopyTo(placed.AsSpan((Target.Y + y) * picture.Width + Target.X));
        return Spectrum.Of(
            placed, picture.Width, Spectrum.FastLength(picture.Width), Spectrum.FastLength(picture.Height));
    }
}
