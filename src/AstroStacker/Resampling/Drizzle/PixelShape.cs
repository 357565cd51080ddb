using AstroStacker.Imaging;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// The parallelogram that an output pixel covers in the frame, taken as one shape over a whole 64x64 block: its sides are
/// the vectors U and V, in sensor pixels. A function of the block's place alone.
/// </summary>
internal readonly record struct PixelShape(double Ux, double Uy, double Vx, double Vy)
{
    /// <summary>Output pixels that cover more of the frame than this take nothing: there is a horizon.</summary>
    private const double LargestSidePixels = 32;

    /// <summary>Places a side of a block that are tried where its corners can't be mapped.</summary>
    private const int PlacesASide = 8;

    /// <summary>Turns and leans of real frames stay far below.</summary>
    private const double SteepestSlope = 4;

    public double AreaPixels => Math.Abs(Ux * Vy - Uy * Vx);

    /// <summary>Half of the parallelogram's extent along the frame's rows.</summary>
    public double HalfWidth => (Math.Abs(Ux) + Math.Abs(Vx)) / 2;

    /// <summary>Half of its extent along the frame's columns.</summary>
    public double HalfHeight => (Math.Abs(Uy) + Math.Abs(Vy)) / 2;

    /// <summary>The shape in the block that starts at a multiple of 64; null where it sees nothing of the frame.</summary>
    public static PixelShape? Of(Transform outputToFrame, int blockX, int blockY)
    {
        var local = LocalAffine.At(outputToFrame, blockX, blockY);
        var shape = new PixelShape(local.Xx, local.Yx, local.Xy, local.Yy);
        if (shape.IsUsable) return shape;
        for (int place = 0; place < PlacesASide * PlacesASide; place++)
        {
            int x = blockX + place % PlacesASide * (Warp.BlockPixels / PlacesASide);
            int y = blockY + place / PlacesASide * (Warp.BlockPixels / PlacesASide);
            var (atX, atY) = outputToFrame.Map(x, y);
            var (rightX, rightY) = outputToFrame.Map(x + 1, y);
            var (belowX, belowY) = outputToFrame.Map(x, y + 1);
            shape = new PixelShape(rightX - atX, rightY - atY, belowX - atX, belowY - atY);
            if (shape.IsUsable) return shape;
        }

        return null;
    }

    /// <summary>
    /// The same parallelogram, its sides named and turned so that U runs mostly along rows to the right and V mostly along
    /// columns downwards. One that is all but flat becomes the upright rectangle of the same moments.
    /// </summary>
    public PixelShape Upright()
    {
        var shape = Math.Abs(Ux * Vy) >= Math.Abs(Vx * Uy) ? this : new PixelShape(Vx, Vy, Ux, Uy);
        if (shape.Ux < 0) shape = shape with { Ux = -shape.Ux, Uy = -shape.Uy };
        if (shape.Vy < 0) shape = shape with { Vx = -shape.Vx, Vy = -shape.Vy };
        return Math.Abs(shape.Uy) <= SteepestSlope * shape.Ux && Math.Abs(shape.Vx) <= SteepestSlope * shape.Vy
            ? shape
            : new PixelShape(Math.Sqrt(Ux * Ux + Vx * Vx), 0, 0, Math.Sqrt(Uy * Uy + Vy * Vy));
    }

    /// <summary>False for NaN too.</summary>
    private bool IsUsable => AreaPixels > 0 && HalfWidth < LargestSidePixels / 2 && HalfHeight < LargestSidePixels / 2;
}
