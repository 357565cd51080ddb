using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>Green at the red and blue samples: RCD's steps 2 and 3.</summary>
internal static class RcdGreenKernels
{
    /// <summary>Smooth brightness below which a ratio of two would say nothing.</summary>
    private const float LeastSmooth = 1e-4f;

    /// <summary>
    /// smooth = sample + (the four next) / 2 + (the four diagonal) / 4, at red and blue. Needs the samples of rows
    /// y - 1 to y + 1.
    /// </summary>
    public static void Smooth(in RcdLines lines, int y)
    {
        int shift = lines.Shift(y);
        var kernel = new SmoothKernel
        {
            Here = ref lines.At(RcdRing.Colour, y),
            West = ref Unsafe.Add(ref lines.At(RcdRing.Green, y), shift - 1),
            North = ref lines.At(RcdRing.Green, y - 1),
            South = ref lines.At(RcdRing.Green, y + 1),
            NorthWest = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 1), shift - 1),
            SouthWest = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 1), shift - 1),
            Result = ref lines.At(RcdRing.Smooth, y),
        };
        WideLoop.Run(ref kernel, lines.Computed);
    }

    /// <summary>
    /// From each side green's next sample times the ratio in which the smooth brightness changes on half the way to the next
    /// of the same colour, 2 smooth / (smooth + smooth there); opposite sides weigh by the other's gradient; both
    /// directions by the curvature's share. Needs the samples of rows y - 4 to y + 4, smooth of y - 2 to y + 2 and shares of
    /// y - 1 to y + 1.
    /// </summary>
    public static void Green(in RcdLines lines, int y)
    {
        int shift = lines.Shift(y);
        var kernel = new GreenKernel
        {
            Here = ref lines.At(RcdRing.Colour, y),
            North2 = ref lines.At(RcdRing.Colour, y - 2),
            South2 = ref lines.At(RcdRing.Colour, y + 2),
            North4 = ref lines.At(RcdRing.Colour, y - 4),
            South4 = ref lines.At(RcdRing.Colour, y + 4),
            West = ref Unsafe.Add(ref lines.At(RcdRing.Green, y), shift - 1),
            North = ref lines.At(RcdRing.Green, y - 1),
            South = ref lines.At(RcdRing.Green, y + 1),
            North3 = ref lines.At(RcdRing.Green, y - 3),
            South3 = ref lines.At(RcdRing.Green, y + 3),
            Smooth = ref lines.At(RcdRing.Smooth, y),
            SmoothNorth = ref lines.At(RcdRing.Smooth, y - 2),
            SmoothSouth = ref lines.At(RcdRing.Smooth, y + 2),
            Share = ref lines.At(RcdRing.SteepAtColour, y),
            ShareNorthWest = ref Unsafe.Add(ref lines.At(RcdRing.SteepAtColour, y - 1), shift - 1),
            ShareSouthWest = ref Unsafe.Add(ref lines.At(RcdRing.SteepAtColour, y + 1), shift - 1),
            Result = ref lines.At(RcdRing.GreenAtColour, y),
        };
        WideLoop.Run(ref kernel, lines.Computed);
    }

    private ref struct SmoothKernel : IWideKernel
    {
        public ref float Here, West, North, South, NorthWest, SouthWest, Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var next = (TWide.Load(ref North, index) + TWide.Load(ref South, index))
                + (TWide.Load(ref West, index) + TWide.Load(ref West, index + 1));
            var diagonal = (TWide.Load(ref NorthWest, index) + TWide.Load(ref NorthWest, index + 1))
                + (TWide.Load(ref SouthWest, index) + TWide.Load(ref SouthWest, index + 1));
            var smooth = TWide.Load(ref Here, index) + next * TWide.Splat(0.5f) + diagonal * TWide.Splat(0.25f);
            TWide.Store(TWide.Max(smooth, TWide.Splat(LeastSmooth)), ref Result, index);
        }
    }

    private ref struct GreenKernel : IWideKernel
    {
        public ref float Here, North2, South2, North4, South4, West, North, South, North3, South3;
        public ref float Smooth, SmoothNorth, SmoothSouth, Share, ShareNorthWest, ShareSouthWest, Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var here = TWide.Load(ref Here, index);
            var smooth = TWide.Load(ref Smooth, index);
            var vertical = Along(
                (TWide.Load(ref North, index), TWide.Load(ref South, index)),
                (TWide.Load(ref North2, index), TWide.Load(ref South2, index)),
                (TWide.Load(ref North3, index), TWide.Load(ref South3, index)),
                (TWide.Load(ref North4, index), TWide.Load(ref South4, index)),
                (smooth + TWide.Load(ref SmoothNorth, index), smooth + TWide.Load(ref SmoothSouth, index)), here);
            var horizontal = Along(
                (TWide.Load(ref West, index), TWide.Load(ref West, index + 1)),
                (TWide.Load(ref Here, index - 1), TWide.Load(ref Here, index + 1)),
                (TWide.Load(ref West, index - 1), TWide.Load(ref West, index + 2)),
                (TWide.Load(ref Here, index - 2), TWide.Load(ref Here, index + 2)),
                (smooth + TWide.Load(ref Smooth, index - 1), smooth + TWide.Load(ref Smooth, index + 1)), here);
            var share = RcdSteps.Refine(
                TWide.Load(ref Share, index),
                (TWide.Load(ref ShareNorthWest, index) + TWide.Load(ref ShareNorthWest, index + 1))
                + (TWide.Load(ref ShareSouthWest, index) + TWide.Load(ref ShareSouthWest, index + 1)));
            var relative = vertical + share * (horizontal - vertical);
            TWide.Store((smooth + smooth) * relative, ref Result, index);
        }

        /// <summary>Green along one direction, over twice the smooth brightness.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TWide Along<TWide>(
            (TWide Before, TWide After) next, (TWide Before, TWide After) second, (TWide Before, TWide After) third,
            (TWide Before, TWide After) fourth, (TWide Before, TWide After) smooth, TWide here)
            where TWide : struct, IWide<TWide>
        {
            var common = TWide.Splat(RcdSteps.LeastGradient) + RcdSteps.Distance(next.Before, next.After);
            var before = common + RcdSteps.Distance(here, second.Before) + RcdSteps.Distance(next.Before, third.Before)
                + RcdSteps.Distance(second.Before, fourth.Before);
            var after = common + RcdSteps.Distance(here, second.After) + RcdSteps.Distance(next.After, third.After)
                + RcdSteps.Distance(second.After, fourth.After);
            return (after * next.Before * smooth.After + before * next.After * smooth.Before)
                / ((before + after) * (smooth.Before * smooth.After));
        }
    }
}
