using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>The same-colour average of any mosaic by a table of weights, away from the sensor's edge.</summary>
internal static class CfaKernels
{
    private const int MostTaps = (2 * CfaWeights.LargestRadius + 1) * (2 * CfaWeights.LargestRadius + 1);

    /// <summary>
    /// colour[x] = sum over the taps, in their order, of weight[x mod repeat] x sample[x + dx, y + dy].
    /// </summary>
    public static void Average(in MosaicRow row, CfaWeights weights, int left, int count)
    {
        Span<nint> offsets = stackalloc nint[MostTaps];
        for (int colour = 0; colour < row.Cfa.ColourCount; colour++)
        {
            var taps = weights.Taps(row.Y, colour);
            for (int k = 0; k < taps.Places.Length; k++)
                offsets[k] = taps.Places[k].Dy * row.Window.Area.Width + taps.Places[k].Dx;
            var kernel = new TapKernel
            {
                Centre = ref Unsafe.AsRef(in row.Samples[row.IndexOf(left, row.Y)]),
                Result = ref MemoryMarshal.GetReference(row.Plane(colour, left, count)),
                Weights = ref MemoryMarshal.GetArrayDataReference(taps.Weights),
                Offsets = offsets[..taps.Places.Length],
                Phase = left % row.Cfa.RepeatWidth,
                Repeat = row.Cfa.RepeatWidth,
            };
            WideLoop.Run(ref kernel, count);
        }
    }

    private ref struct TapKernel : IWideKernel
    {
        public ref float Centre, Result, Weights;
        public ReadOnlySpan<nint> Offsets;
        public int Phase, Repeat;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            nint weight = (nint)((uint)(Phase + index) % (uint)Repeat);
            var sum = TWide.Splat(0);
            foreach (nint offset in Offsets)
            {
                sum += TWide.Load(ref Weights, weight) * TWide.Load(ref Centre, index + offset);
                weight += Repeat + WideLoop.WidestCount;
            }

            TWide.Store(sum, ref Result, index);
        }
    }
}
