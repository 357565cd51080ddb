using AstroStacker.Imaging;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// The part of the target that both pictures show when the frame lies moved by a whole offset, and the shift left over.
/// </summary>
/// <param name="Reference">The base.</param>
/// <param name="Frame">The frame.</param>
/// <param name="Target">Where the target lies on the base, in bins.</param>
/// <param name="Bin">Side of a bin, sensor pixels.</param>
internal sealed record ShiftOverlap(ShiftPicture Reference, ShiftPicture Frame, PixelRectangle Target, int Bin)
{
    private const int LeastSide = 16;

    /// <summary>Less than this share of the target is not enough to know it by.</summary>
    private const double LeastShare = 0.25;

    /// <summary>Bins from the reference to the frame.</summary>
    public int OffsetX { get; init; }

    public int OffsetY { get; init; }

    /// <summary>What is left after the offset, bins.</summary>
    public TileShift Shift { get; private init; }

    /// <summary>Common part, on the base.</summary>
    public PixelRectangle Part =>
        Target.Intersect(Reference.Grid(Bin)).Intersect(Frame.Grid(Bin).Offset(-OffsetX, -OffsetY));

    public long Pixels => Part.Area;

    /// <summary>Sensor pixels from the base to the frame.</summary>
    public (double X, double Y) Total =>
        (Frame.Picture.SensorX - Reference.Picture.SensorX + Bin * (OffsetX + Shift.X),
         Frame.Picture.SensorY - Reference.Picture.SensorY + Bin * (OffsetY + Shift.Y));

    /// <summary>The samples of both, without hot pixels.</summary>
    public (float[] Reference, float[] Frame) Read()
    {
        var part = Part;
        return (ShiftTile.WithoutHotPixels(Reference.Read(part, Bin), part.Width),
            ShiftTile.WithoutHotPixels(Frame.Read(part.Offset(OffsetX, OffsetY), Bin), part.Width));
    }

    /// <summary>
    /// The offset moved until less than a pixel is left, so that the window lies on the same part of both; null where
    /// the overlap is too small or the correlation has no top.
    /// </summary>
    public ShiftOverlap? Settled()
    {
        const int rounds = 5;
        var overlap = this;
        for (int round = 0; round < rounds; round++)
        {
            var part = overlap.Part;
            if (Math.Min(part.Width, part.Height) < LeastSide || part.Area < LeastShare * Target.Area) return null;
            var (reference, frame) = overlap.Read();
            if (TileShift.Between(reference, frame, part.Width) is not { } left) return null;
            overlap = overlap with { Shift = left };
            int x = (int)Math.Round(left.X), y = (int)Math.Round(left.Y);
            if (x == 0 && y == 0) break;
            if (round == rounds - 1) break;
            overlap = overlap with { OffsetX = overlap.OffsetX + x, OffsetY = overlap.OffsetY + y };
        }

        return overlap;
    }

    /// <summary>The same place in finer bins, to be settled.</summary>
    public ShiftOverlap At(int finerBin)
    {
        int times = Bin / finerBin;
        var target = new PixelRectangle(Target.X * times, Target.Y * times, Target.Width * times, Target.Height * times);
        return new ShiftOverlap(Reference, Frame, target, finerBin)
        {
            OffsetX = (int)Math.Round(times * (OffsetX + Shift.X)),
            OffsetY = (int)Math.Round(times * (OffsetY + Shift.Y)),
        };
    }
}
