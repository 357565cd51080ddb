using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>
/// Averages over those of eight directions in which a Bayer mosaic changes little, two samples and more away from the
/// sensor's edge.
/// </summary>
internal static class VngKernels
{
    /// <summary>
    /// A direction counts where its gradient is at most 1.5 least + (largest - least) / 2; each gives a mean of every colour,
    /// and a missing colour = sample + mean of its means - mean of the means of the sample's own (Chang et al. 1999, section 3).
    /// </summary>
    /// <param name="row">The row and where its planes go; its samples are raw.</param>
    /// <param name="balanced">The same samples times their colours' gains.</param>
    /// <param name="gains">Of red, green and blue.</param>
    /// <param name="left">First column.</param>
    /// <param name="count">Columns.</param>
    public static void Average(in MosaicRow row, ReadOnlySpan<float> balanced, ReadOnlySpan<float> gains, int left, int count)
    {
        const int green = 1;
        bool startsGreen = row.Cfa.ColourAt(left, row.Y) == green;
        int own = row.Cfa.ColourAt(startsGreen ? left + 1 : left, row.Y), other = 2 - own;
        var kernel = new Kernel
        {
            Raw = ref Unsafe.AsRef(in row.Samples[row.IndexOf(left, row.Y)]),
            Centre = ref Unsafe.AsRef(in balanced[row.IndexOf(left, row.Y)]),
            Stride = row.Window.Area.Width,
            Own = ref MemoryMarshal.GetReference(row.Plane(own, left, count)),
            Green = ref MemoryMarshal.GetReference(row.Plane(green, left, count)),
            Other = ref MemoryMarshal.GetReference(row.Plane(other, left, count)),
            IsGreen = ref BayerKernels.GreenMasks(startsGreen),
            OfOwn = 1 / gains[own],
            OfGreen = 1 / gains[green],
            OfOther = 1 / gains[other],
        };
        WideLoop.Run(ref kernel, count);
    }

    /// <summary>Eight gradients, then the sums over the directions that count.</summary>
    private ref struct Kernel : IWideKernel
    {
        public ref float Raw, Centre, Own, Green, Other, IsGreen;
        public nint Stride;
        public float OfOwn, OfGreen, OfOther;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var isGreen = TWide.Load(ref IsGreen, index & 1);
            ref float centre = ref Unsafe.Add(ref Centre, index);
            TWide north = VngSteps.Straight<TWide>(ref centre, -Stride, 1), south = VngSteps.Straight<TWide>(ref centre, Stride, 1);
            TWide west = VngSteps.Straight<TWide>(ref centre, -1, Stride), east = VngSteps.Straight<TWide>(ref centre, 1, Stride);
            TWide northWest = VngSteps.Slanted(ref centre, -Stride, -1, isGreen);
            TWide northEast = VngSteps.Slanted(ref centre, -Stride, 1, isGreen);
            TWide southWest = VngSteps.Slanted(ref centre, Stride, -1, isGreen);
            TWide southEast = VngSteps.Slanted(ref centre, Stride, 1, isGreen);
            var least = TWide.Min(
                TWide.Min(TWide.Min(north, south), TWide.Min(west, east)),
                TWide.Min(TWide.Min(northWest, northEast), TWide.Min(southWest, southEast)));
            var largest = TWide.Max(
                TWide.Max(TWide.Max(north, south), TWide.Max(west, east)),
                TWide.Max(TWide.Max(northWest, northEast), TWide.Max(southWest, southEast)));
            var most = least * TWide.Splat(1.5f) + (largest - least) * TWide.Splat(0.5f);

            var sums = new VngSums<TWide>(most, isGreen);
            sums.AddStraight(ref centre, -Stride, 1, north, true);
            sums.AddStraight(ref centre, Stride, 1, south, true);
            sums.AddStraight(ref centre, -1, Stride, west, false);
            sums.AddStraight(ref centre, 1, Stride, east, false);
            sums.AddSlanted(ref centre, -Stride, -1, northWest);
            sums.AddSlanted(ref centre, -Stride, 1, northEast);
            sums.AddSlanted(ref centre, Stride, -1, southWest);
            sums.AddSlanted(ref centre, Stride, 1, southEast);
            var raw = TWide.Load(ref Raw, index);
            var (first, second) = sums.Estimates(TWide.Load(ref centre, 0));
            TWide.Store(TWide.Select(isGreen, first * TWide.Splat(OfOwn), raw), ref Own, index);
            TWide.Store(TWide.Select(isGreen, raw, first * TWide.Splat(OfGreen)), ref Green, index);
            TWide.Store(second * TWide.Splat(OfOther), ref Other, index);
        }
    }
}
