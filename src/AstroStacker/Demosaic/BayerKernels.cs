using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>The bilinear average of a Bayer mosaic, away from the sensor's edge.</summary>
internal static class BayerKernels
{
    private static readonly float[] Alternating = MakeAlternating();

    /// <summary>
    /// At a red or blue sample: green = ((n + s) + (w + e)) / 4, the other colour = ((nw + ne) + (sw + se)) / 4. At a green
    /// one: the row's own red or blue = (w + e) / 2, the other colour = (n + s) / 2.
    /// </summary>
    /// <param name="row">The row and where its planes go.</param>
    /// <param name="left">First column; it has neighbours on all sides, as all have.</param>
    /// <param name="count">Columns.</param>
    public static void Average(in MosaicRow row, int left, int count)
    {
        const int green = 1;
        bool startsGreen = row.Cfa.ColourAt(left, row.Y) == green;
        int own = row.Cfa.ColourAt(startsGreen ? left + 1 : left, row.Y);
        var kernel = new BayerKernel
        {
            Centre = ref Unsafe.AsRef(in row.Samples[row.IndexOf(left, row.Y)]),
            Stride = row.Window.Area.Width,
            Own = ref MemoryMarshal.GetReference(row.Plane(own, left, count)),
            Green = ref MemoryMarshal.GetReference(row.Plane(green, left, count)),
            Other = ref MemoryMarshal.GetReference(row.Plane(2 - own, left, count)),
            IsGreen = ref GreenMasks(startsGreen),
        };
        WideLoop.Run(ref kernel, count);
    }

    /// <summary>The mask of green samples along a row: one widest vector may be read from it and from its next element.</summary>
    public static ref float GreenMasks(bool startsGreen) => ref Alternating[startsGreen ? 1 : 0];

    /// <summary>result[x] = row[x] x even where x is even, else x odd.</summary>
    public static void Scale(ReadOnlySpan<float> row, float even, float odd, Span<float> result)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(result.Length, row.Length);
        var factors = Vector<float>.Zero;
        for (int i = 0; i < Vector<float>.Count; i++) factors = factors.WithElement(i, (i & 1) == 0 ? even : odd);
        int x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
            (new Vector<float>(row[x..]) * factors).CopyTo(result[x..]);
        for (; x < row.Length; x++) result[x] = row[x] * ((x & 1) == 0 ? even : odd);
    }

    /// <summary>Masks false, true, false, ...: from index 1 on they start with true.</summary>
    private static float[] MakeAlternating()
    {
        var masks = new float[WideLoop.WidestCount + 2];
        for (int i = 1; i < masks.Length; i += 2) masks[i] = BitConverter.Int32BitsToSingle(-1);
        return masks;
    }

    private ref struct BayerKernel : IWideKernel
    {
        public ref float Centre, Own, Green, Other, IsGreen;
        public nint Stride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            nint north = index - Stride, south = index + Stride;
            var centre = TWide.Load(ref Centre, index);
            var vertical = TWide.Load(ref Centre, north) + TWide.Load(ref Centre, south);
            var horizontal = TWide.Load(ref Centre, index - 1) + TWide.Load(ref Centre, index + 1);
            var diagonal = (TWide.Load(ref Centre, north - 1) + TWide.Load(ref Centre, north + 1))
                + (TWide.Load(ref Centre, south - 1) + TWide.Load(ref Centre, south + 1));
            var (half, quarter) = (TWide.Splat(0.5f), TWide.Splat(0.25f));
            var isGreen = TWide.Load(ref IsGreen, index & 1);
            TWide.Store(TWide.Select(isGreen, horizontal * half, centre), ref Own, index);
            TWide.Store(TWide.Select(isGreen, centre, (vertical + horizontal) * quarter), ref Green, index);
            TWide.Store(TWide.Select(isGreen, vertical * half, diagonal * quarter), ref Other, index);
        }
    }
}
