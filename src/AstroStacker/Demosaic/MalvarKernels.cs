using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>The 5x5 linear filters of a Bayer mosaic, two samples and more away from the sensor's edge.</summary>
internal static class MalvarKernels
{
    /// <summary>
    /// With h, v the sums of the next neighbours along the row and the column, hh, vv those two samples away, d the four
    /// diagonal ones, p the sample: at red or blue, green = (h + v) / 4 + (4 p - (hh + vv)) / 8 and the other colour =
    /// d / 4 + (6 p - 1.5 (hh + vv)) / 8; at green, the row's own colour = h / 2 + ((5 p - d) - hh + vv / 2) / 8 and the other
    /// one = v / 2 + ((5 p - d) - vv + hh / 2) / 8. The second terms are brought from their colour's scale to that wanted.
    /// </summary>
    /// <param name="row">The row and where its planes go.</param>
    /// <param name="gains">Of red, green and blue: what makes white the same number in each.</param>
    /// <param name="left">First column.</param>
    /// <param name="count">Columns.</param>
    public static void Filter(in MosaicRow row, ReadOnlySpan<float> gains, int left, int count)
    {
        const int green = 1;
        bool startsGreen = row.Cfa.ColourAt(left, row.Y) == green;
        int own = row.Cfa.ColourAt(startsGreen ? left + 1 : left, row.Y), other = 2 - own;
        var kernel = new Kernel
        {
            Centre = ref Unsafe.AsRef(in row.Samples[row.IndexOf(left, row.Y)]),
            Stride = row.Window.Area.Width,
            Own = ref MemoryMarshal.GetReference(row.Plane(own, left, count)),
            Green = ref MemoryMarshal.GetReference(row.Plane(green, left, count)),
            Other = ref MemoryMarshal.GetReference(row.Plane(other, left, count)),
            IsGreen = ref BayerKernels.GreenMasks(startsGreen),
            OwnToGreen = gains[own] / gains[green] / 8,
            OwnToOther = gains[own] / gains[other] / 8,
            GreenToOwn = gains[green] / gains[own] / 8,
            GreenToOther = gains[green] / gains[other] / 8,
        };
        WideLoop.Run(ref kernel, count);
    }

    private ref struct Kernel : IWideKernel
    {
        public ref float Centre, Own, Green, Other, IsGreen;
        public nint Stride;
        public float OwnToGreen, OwnToOther, GreenToOwn, GreenToOther;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            nint north = index - Stride, south = index + Stride;
            var centre = TWide.Load(ref Centre, index);
            var vertical = TWide.Load(ref Centre, north) + TWide.Load(ref Centre, south);
            var horizontal = TWide.Load(ref Centre, index - 1) + TWide.Load(ref Centre, index + 1);
            var diagonal = (TWide.Load(ref Centre, north - 1) + TWide.Load(ref Centre, north + 1))
                + (TWide.Load(ref Centre, south - 1) + TWide.Load(ref Centre, south + 1));
            var farVertical = TWide.Load(ref Centre, north - Stride) + TWide.Load(ref Centre, south + Stride);
            var farHorizontal = TWide.Load(ref Centre, index - 2) + TWide.Load(ref Centre, index + 2);
            var (half, quarter) = (TWide.Splat(0.5f), TWide.Splat(0.25f));
            var far = farHorizontal + farVertical;
            var green = (horizontal + vertical) * quarter
                + (centre * TWide.Splat(4) - far) * TWide.Splat(OwnToGreen);
            var opposite = diagonal * quarter
                + (centre * TWide.Splat(6) - far * TWide.Splat(1.5f)) * TWide.Splat(OwnToOther);
            var bend = centre * TWide.Splat(5) - diagonal;
            var along = horizontal * half + (bend - farHorizontal + farVertical * half) * TWide.Splat(GreenToOwn);
            var across = vertical * half + (bend - farVertical + farHorizontal * half) * TWide.Splat(GreenToOther);
            var isGreen = TWide.Load(ref IsGreen, index & 1);
            TWide.Store(TWide.Select(isGreen, along, centre), ref Own, index);
            TWide.Store(TWide.Select(isGreen, centre, green), ref Green, index);
            TWide.Store(TWide.Select(isGreen, across, opposite), ref Other, index);
        }
    }
}
