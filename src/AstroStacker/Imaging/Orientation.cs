namespace AstroStacker.Imaging;

/// <summary>How the stored picture must be turned to stand upright; the numbers are those of EXIF tag 274.</summary>
public enum Orientation
{
    Upright = 1,
    MirroredHorizontally = 2,
    Rotated180 = 3,
    MirroredVertically = 4,
    Transposed = 5,
    Rotated90Clockwise = 6,
    Transversed = 7,
    Rotated90CounterClockwise = 8,
}
