using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>Red and blue where they were not sampled, from their differences to green: RCD's step 4.</summary>
internal static class RcdColourKernels
{
    /// <summary>
    /// The opposite colour at red and blue, along the diagonals. Needs the samples of rows y - 3 to y + 3, green at red and
    /// blue of y - 2 to y + 2, shares of y - 1 to y + 1.
    /// </summary>
    public static void Opposite(in RcdLines lines, int y)
    {
        int shift = lines.Shift(y);
        var kernel = new OppositeKernel
        {
            North = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 1), shift - 1),
            South = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 1), shift - 1),
            North3 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y - 3), shift - 2),
            South3 = ref Unsafe.Add(ref lines.At(RcdRing.Colour, y + 3), shift - 2),
            Green = ref lines.At(RcdRing.GreenAtColour, y),
            GreenNorth = ref Unsafe.Add(ref lines.At(RcdRing.GreenAtColour, y - 1), shift - 1),
            GreenSouth = ref Unsafe.Add(ref lines.At(RcdRing.GreenAtColour, y + 1), shift - 1),
            GreenNorth2 = ref lines.At(RcdRing.GreenAtColour, y - 2),
            GreenSouth2 = ref lines.At(RcdRing.GreenAtColour, y + 2),
            Share = ref lines.At(RcdRing.Slanted, y),
            ShareNorth = ref Unsafe.Add(ref lines.At(RcdRing.Slanted, y - 1), shift - 1),
            ShareSouth = ref Unsafe.Add(ref lines.At(RcdRing.Slanted, y + 1), shift - 1),
            Result = ref lines.At(RcdRing.Opposite, y),
        };
        WideLoop.Run(ref kernel, lines.Computed);
    }

    /// <summary>
    /// Both colours at green, along row and column. Needs the samples and the opposite colours of rows y - 3 to y + 3, green
    /// at red and blue and the shares of y - 1 to y + 1.
    /// </summary>
    public static void AtGreen(in RcdLines lines, int y)
    {
        AtGreen(lines, y, RcdRing.Opposite, RcdRing.Colour, RcdRing.AlongAtGreen);
        AtGreen(lines, y, RcdRing.Colour, RcdRing.Opposite, RcdRing.AcrossAtGreen);
    }

    private static void AtGreen(in RcdLines lines, int y, RcdRing inColumn, RcdRing inRow, RcdRing result)
    {
        int shift = 1 - lines.Shift(y);
        var kernel = new AtGreenKernel
        {
            North = ref lines.At(inColumn, y - 1),
            South = ref lines.At(inColumn, y + 1),
            North3 = ref lines.At(inColumn, y - 3),
            South3 = ref lines.At(inColumn, y + 3),
            West = ref Unsafe.Add(ref lines.At(inRow, y), shift - 1),
            Green = ref lines.At(RcdRing.Green, y),
            GreenNorth2 = ref lines.At(RcdRing.Green, y - 2),
            GreenSouth2 = ref lines.At(RcdRing.Green, y + 2),
            GreenNorth = ref lines.At(RcdRing.GreenAtColour, y - 1),
            GreenSouth = ref lines.At(RcdRing.GreenAtColour, y + 1),
            GreenWest = ref Unsafe.Add(ref lines.At(RcdRing.GreenAtColour, y), shift - 1),
            Share = ref lines.At(RcdRing.SteepAtGreen, y),
            ShareNorth = ref Unsafe.Add(ref lines.At(RcdRing.SteepAtGreen, y - 1), shift - 1),
            ShareSouth = ref Unsafe.Add(ref lines.At(RcdRing.SteepAtGreen, y + 1), shift - 1),
            Result = ref lines.At(result, y),
        };
        WideLoop.Run(ref kernel, lines.Computed);
    }

    /// <summary>
    /// The difference to green along one direction: each side's, weighed by the other side's gradient
    /// |its green two samples on - green here| + |its colour - the opposite side's| + |its colour - that three samples on|.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Difference<TWide>(
        (TWide Before, TWide After) colour, (TWide Before, TWide After) third, (TWide Before, TWide After) green,
        (TWide Before, TWide After) green2, TWide greenHere)
        where TWide : struct, IWide<TWide>
    {
        var common = TWide.Splat(RcdSteps.LeastGradient) + RcdSteps.Distance(colour.Before, colour.After);
        var before = common + RcdSteps.Distance(colour.Before, third.Before) + RcdSteps.Distance(greenHere, green2.Before);
        var after = common + RcdSteps.Distance(colour.After, third.After) + RcdSteps.Distance(greenHere, green2.After);
        return RcdSteps.Weigh(colour.Before - green.Before, before, colour.After - green.After, after);
    }

    private ref struct OppositeKernel : IWideKernel
    {
        public ref float North, South, North3, South3, Green, GreenNorth, GreenSouth, GreenNorth2, GreenSouth2;
        public ref float Share, ShareNorth, ShareSouth, Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var green = TWide.Load(ref Green, index);
            var falling = Difference(
                (TWide.Load(ref North, index), TWide.Load(ref South, index + 1)),
                (TWide.Load(ref North3, index), TWide.Load(ref South3, index + 3)),
                (TWide.Load(ref GreenNorth, index), TWide.Load(ref GreenSouth, index + 1)),
                (TWide.Load(ref GreenNorth2, index - 1), TWide.Load(ref GreenSouth2, index + 1)), green);
            var rising = Difference(
                (TWide.Load(ref North, index + 1), TWide.Load(ref South, index)),
                (TWide.Load(ref North3, index + 3), TWide.Load(ref South3, index)),
                (TWide.Load(ref GreenNorth, index + 1), TWide.Load(ref GreenSouth, index)),
                (TWide.Load(ref GreenNorth2, index + 1), TWide.Load(ref GreenSouth2, index - 1)), green);
            var share = RcdSteps.Refine(
                TWide.Load(ref Share, index),
                (TWide.Load(ref ShareNorth, index) + TWide.Load(ref ShareNorth, index + 1))
                + (TWide.Load(ref ShareSouth, index) + TWide.Load(ref ShareSouth, index + 1)));
            TWide.Store(green + (falling + share * (rising - falling)), ref Result, index);
        }
    }

    private ref struct AtGreenKernel : IWideKernel
    {
        public ref float North, South, North3, South3, West, Green, GreenNorth2, GreenSouth2;
        public ref float GreenNorth, GreenSouth, GreenWest, Share, ShareNorth, ShareSouth, Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var green = TWide.Load(ref Green, index);
            var vertical = Difference(
                (TWide.Load(ref North, index), TWide.Load(ref South, index)),
                (TWide.Load(ref North3, index), TWide.Load(ref South3, index)),
                (TWide.Load(ref GreenNorth, index), TWide.Load(ref GreenSouth, index)),
                (TWide.Load(ref GreenNorth2, index), TWide.Load(ref GreenSouth2, index)), green);
            var horizontal = Difference(
                (TWide.Load(ref West, index), TWide.Load(ref West, index + 1)),
                (TWide.Load(ref West, index - 1), TWide.Load(ref West, index + 2)),
                (TWide.Load(ref GreenWest, index), TWide.Load(ref GreenWest, index + 1)),
                (TWide.Load(ref Green, index - 1), TWide.Load(ref Green, index + 1)), green);
            var share = RcdSteps.Refine(
                TWide.Load(ref Share, index),
                (TWide.Load(ref ShareNorth, index) + TWide.Load(ref ShareNorth, index + 1))
                + (TWide.Load(ref ShareSouth, index) + TWide.Load(ref ShareSouth, index + 1)));
            TWide.Store(green + (vertical + share * (horizontal - vertical)), ref Result, index);
        }
    }
}
