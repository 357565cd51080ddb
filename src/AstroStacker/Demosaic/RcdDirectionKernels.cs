using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>Along which direction a Bayer mosaic varies least: RCD's steps 1 and 4.1.</summary>
internal static class RcdDirectionKernels
{
    /// <summary>Keeps 0 / 0 out where the mosaic is flat: both directions then count half.</summary>
    private const float LeastCurvature = 1e-10f;

    /// <summary>
    /// Squared curvatures of row y, with s a sample and s1, s2, s3 those one, two, three samples to either side:
    /// ((sum of s3) - (sum of s1) - 3 (sum of s2) + 6 s)^2, which neither slopes nor differences of colour enter.
    /// Needs the samples of rows y - 3 to y + 3.
    /// </summary>
    public static void Curvatures(in RcdLines lines, int y)
    {
        Straight(lines, y, (RcdRing.Colour, RcdRing.Green), (RcdRing.VerticalAtColour, RcdRing.HorizontalAtColour), lines.Shift(y));
        Straight(lines, y, (RcdRing.Green, RcdRing.Colour), (RcdRing.VerticalAtGreen, RcdRing.HorizontalAtGreen), 1 - lines.Shift(y));
        Diagonal(lines, y);
    }

    /// <summary>
    /// vertical / (vertical + horizontal), each the sum of the curvature here and at the next two places along its
    /// direction; the same of the diagonals at red and blue. Needs the curvatures of rows y - 1 to y + 1.
    /// </summary>
    public static void Shares(in RcdLines lines, int y)
    {
        int shift = lines.Shift(y);
        var atColour = new ShareKernel
        {
            Before = ref lines.At(RcdRing.VerticalAtGreen, y - 1),
            Here = ref lines.At(RcdRing.VerticalAtColour, y),
            After = ref lines.At(RcdRing.VerticalAtGreen, y + 1),
            Left = ref Unsafe.Add(ref lines.At(RcdRing.HorizontalAtGreen, y), shift - 1),
            Middle = ref lines.At(RcdRing.HorizontalAtColour, y),
            Right = ref Unsafe.Add(ref lines.At(RcdRing.HorizontalAtGreen, y), shift),
            Result = ref lines.At(RcdRing.SteepAtColour, y),
        };
        WideLoop.Run(ref atColour, lines.Computed);
        var atGreen = new ShareKernel
        {
            Before = ref lines.At(RcdRing.VerticalAtColour, y - 1),
            Here = ref lines.At(RcdRing.VerticalAtGreen, y),
            After = ref lines.At(RcdRing.VerticalAtColour, y + 1),
            Left = ref Unsafe.Add(ref lines.At(RcdRing.HorizontalAtColour, y), -shift),
            Middle = ref lines.At(RcdRing.HorizontalAtGreen, y),
            Right = ref Unsafe.Add(ref lines.At(RcdRing.HorizontalAtColour, y), 1 - shift),
            Result = ref lines.At(RcdRing.SteepAtGreen, y),
        };
        WideLoop.Run(ref atGreen, lines.Computed);
        var diagonal = new ShareKernel
        {
            Before = ref Unsafe.Add(ref lines.At(RcdRing.Falling, y - 1), shift - 1),
            Here = ref lines.At(RcdRing.Falling, y),
            After = ref Unsafe.Add(ref lines.At(RcdRing.Falling, y + 1), shift),
            Left = ref Unsafe.Add(ref lines.At(RcdRing.Rising, y - 1), shift),
            Middle = ref lines.At(RcdRing.Rising, y),
            Right = ref Unsafe.Add(ref lines.At(RcdRing.Rising, y + 1), shift - 1),
            Result = ref lines.At(RcdRing.Slanted, y),
        };
        WideLoop.Run(ref diagonal, lines.Computed);
    }

    private static void Straight(
        in RcdLines lines, int y, (RcdRing Own, RcdRing Other) samples, (RcdRing Vertical, RcdRing Horizontal) results, int shift)
    {
        var vertical = new CurvatureKernel
        {
            Here = ref lines.At(samples.Own, y),
            Before1 = ref lines.At(samples.Other, y - 1),
            After1 = ref lines.At(samples.Other, y + 1),
            Before2 = ref lines.At(samples.Own, y - 2),
            After2 = ref lines.At(samples.Own, y + 2),
            Before3 = ref lines.At(samples.Other, y - 3),
            After3 = ref lines.At(samples.Other, y + 3),
            Result = ref lines.At(results.Vertical, y),
        };
        WideLoop.Run(ref vertical, lines.Computed);
        ref float own = ref lines.At(samples.Own, y);
        ref float other = ref lines.At(samples.Other, y);
        var horizontal = new CurvatureKernel
        {
            Here = ref own,
            Before1 = ref Unsafe.Add(ref other, shift - 1),
            After1 = ref Unsafe.Add(ref other, shift),
            Before2 = ref Unsafe.Add(ref own, -1),
            After2 = ref Unsafe.Add(ref own, 1),
            Before3 = ref Unsafe.Add(ref other, shift - 2),
            After3 = ref Unsafe.Add(ref other, shift + 1),
            Result = ref lines.At(results.Horizontal, y),
        };
        WideLoop.Run(ref horizontal, lines.Computed);
    }

    private static void Diagonal(in RcdLines lines, int y)
    {
        int shift = lines.Shift(y);
        var falling = new CurvatureKernel
        {
            Here = ref lines.At(RcdRing.Colour, y),
            Before1 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 1), shift - 1),
            After1 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 1), shift),
            Before2 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 2), -1),
            After2 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 2), 1),
            Before3 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 3), shift - 2),
            After3 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 3), shift + 1),
            Result = ref lines.At(RcdRing.Falling, y),
        };
        WideLoop.Run(ref falling, lines.Computed);
        var rising = new CurvatureKernel
        {
            Here = ref lines.At(RcdRing.Colour, y),
            Before1 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 1), shift),
            After1 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 1), shift - 1),
            Before2 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 2), 1),
            After2 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 2), -1),
            Before3 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 3), shift + 1),
            After3 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 3), shift - 2),
            Result = ref lines.At(RcdRing.Rising, y),
        };
        WideLoop.Run(ref rising, lines.Computed);
    }

    private ref struct CurvatureKernel : IWideKernel
    {
        public ref float Here, Before1, After1, Before2, After2, Before3, After3, Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var near = TWide.Load(ref Before1, index) + TWide.Load(ref After1, index);
            var second = TWide.Load(ref Before2, index) + TWide.Load(ref After2, index);
            var far = TWide.Load(ref Before3, index) + TWide.Load(ref After3, index);
            var curvature = far - near - second * TWide.Splat(3) + TWide.Load(ref Here, index) * TWide.Splat(6);
            TWide.Store(curvature * curvature, ref Result, index);
        }
    }

    private ref struct ShareKernel : IWideKernel
    {
        public ref float Before, Here, After, Left, Middle, Right, Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var least = TWide.Splat(LeastCurvature);
            var one = TWide.Max(least, (TWide.Load(ref Before, index) + TWide.Load(ref After, index)) + TWide.Load(ref Here, index));
            var other = TWide.Max(least, (TWide.Load(ref Left, index) + TWide.Load(ref Right, index)) + TWide.Load(ref Middle, index));
            TWide.Store(one / (one + other), ref Result, index);
        }
    }
}
