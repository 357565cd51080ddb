using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// A square along the sensor's rows: the area it has in common with the output pixel's parallelogram. Green's theorem on the
/// parallelogram's outline, each point of it moved to the nearest of the square: the outline then encloses just the common
/// part. Coordinates count drops, 0 to 1 across the square.
/// </summary>
internal readonly struct SquareDrop : IDropShape<SquareDrop>
{
    /// <summary>Below it the mean of a side's ends stands in for the mean along it, right to 4e-4 of a drop.</summary>
    private const double LeastSlope = 3e-3;

    /// <summary>Common parts below this share of a drop are rounding.</summary>
    private const float LeastShare = 3e-4f;

    private readonly float _perPixel, _scale;
    private readonly float _ux, _uy, _vx, _vy;
    private readonly Side _slopeU, _slopeV;

    private SquareDrop(PixelShape pixel, double drop)
    {
        (ReachX, ReachY) = ((float)(pixel.HalfWidth + drop / 2), (float)(pixel.HalfHeight + drop / 2));
        _perPixel = (float)(1 / drop);
        _scale = (float)(1 / pixel.AreaPixels);
        (_ux, _uy) = ((float)(pixel.Ux / drop), (float)(pixel.Uy / drop));
        (_vx, _vy) = ((float)(pixel.Vx / drop), (float)(pixel.Vy / drop));
        _slopeU = Side.Of(pixel.Uy / pixel.Ux);
        _slopeV = Side.Of(pixel.Vx / pixel.Vy);
    }

    public float ReachX { get; }

    public float ReachY { get; }

    public static SquareDrop Of(in PixelShape pixel, double dropPixels) => new(pixel.Upright(), dropPixels);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Weigh<TWide>(TWide dx, TWide dy) where TWide : struct, IWide<TWide>
    {
        TWide half = TWide.Splat(0.5f), perPixel = TWide.Splat(_perPixel);
        TWide ux = TWide.Splat(_ux), uy = TWide.Splat(_uy), vx = TWide.Splat(_vx), vy = TWide.Splat(_vy);
        // Corners a, b, c, d in the order in which they enclose a positive area.
        var ax = half - dx * perPixel - (ux + vx) * half;
        var ay = half - dy * perPixel - (uy + vy) * half;
        TWide bx = ax + ux, by = ay + uy, cx = bx + vx, cy = by + vy, dX = ax + vx, dY = ay + vy;
        TWide insideAx = Clamp(ax), insideAy = Clamp(ay), insideBx = Clamp(bx), insideBy = Clamp(by);
        TWide insideCx = Clamp(cx), insideCy = Clamp(cy), insideDx = Clamp(dX), insideDy = Clamp(dY);
        var alongRows = _slopeU.Integral(dX, dY, insideDx, insideCx) - _slopeU.Integral(ax, ay, insideAx, insideBx);
        var alongColumns = _slopeV.Integral(by, bx, insideBy, insideCy) - _slopeV.Integral(ay, ax, insideAy, insideDy);
        var corners = insideBx * insideBy - insideCx * insideCy + (insideDx * insideDy - insideAx * insideAy);
        var share = alongRows + alongColumns + corners;
        return TWide.Select(TWide.Less(share, TWide.Splat(LeastShare)), TWide.Splat(0), share * TWide.Splat(_scale));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Clamp<TWide>(TWide x) where TWide : struct, IWide<TWide> =>
        TWide.Min(TWide.Max(x, TWide.Splat(0)), TWide.Splat(1));

    /// <summary>A side q = q0 + slope (p - p0) along coordinate p.</summary>
    private readonly record struct Side(float Slope, float Inverse, float Middle)
    {
        public static Side Of(double slope) => Math.Abs(slope) < LeastSlope
            ? new Side((float)slope, 0, 1)
            : new Side((float)slope, (float)(1 / slope), 0);

        /// <summary>The integral of q, held between 0 and 1, from p = from to p = to.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TWide Integral<TWide>(TWide p0, TWide q0, TWide from, TWide to) where TWide : struct, IWide<TWide>
        {
            var slope = TWide.Splat(Slope);
            TWide first = q0 + slope * (from - p0), last = q0 + slope * (to - p0), half = TWide.Splat(0.5f);
            var steep = (Primitive(last) - Primitive(first)) * TWide.Splat(Inverse);
            return steep + (to - from) * Clamp((first + last) * half) * TWide.Splat(Middle);
        }

        /// <summary>Of q held between 0 and 1, less a constant.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TWide Primitive<TWide>(TWide q) where TWide : struct, IWide<TWide>
        {
            var held = Clamp(q);
            return TWide.Splat(0.5f) * held * held + TWide.Max(q, TWide.Splat(1));
        }
    }
}
