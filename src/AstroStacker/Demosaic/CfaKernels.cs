using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>The same-colour average of any mosaic by a table of weights, away from the sensor's edge.</summary>
internal static class CfaKernels
{
    /// <summary>
    /// colour[x] = sum over the taps, in their order, of weight[x mod repeat] x sample[x + dx, y + dy].
    /// </summary>
    public static void Average(in MosaicRow row, CfaWeights weights, int left, int count)
    {
        for (int colour = 0; colour < row.Cfa.ColourCount; colour++)
        {
            var kernel = new TapKernel
            {
                Centre = ref Unsafe.AsRef(in row.Samples[row.IndexOf(left, row.Y)]),
                Stride = row.Window.Area.Width,
                Result = ref MemoryMarshal.GetReference(row.Plane(colour, left, count)),
                Taps = weights.Taps(row.Y, colour),
                Phase = left % row.Cfa.RepeatWidth,
                Repeat = row.Cfa.RepeatWidth,
            };
            WideLoop.Run(ref kernel, count);
        }
    }

    private ref struct TapKernel : IWideKernel
    {
        public ref float Centre, Result;
        public ReadOnlySpan<CfaWeights.Tap> Taps;
        public nint Stride;
        public int Phase, Repeat;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            nint phase = (nint)((uint)(Phase + index) % (uint)Repeat);
            var sum = TWide.Splat(0);
            foreach (var tap in Taps)
            {
                var weight = TWide.Load(ref MemoryMarshal.GetArrayDataReference(tap.Weights), phase);
                sum += weight * TWide.Load(ref Centre, index + tap.Dy * Stride + tap.Dx);
            }

            TWide.Store(sum, ref Result, index);
        }
    }
}
