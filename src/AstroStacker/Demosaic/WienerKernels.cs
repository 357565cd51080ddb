using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>A filter a colour and phase, away from the sensor's edge.</summary>
internal static class WienerKernels
{
    /// <summary>
    /// Each of three colours[x] = sum over the places, in their order, of weight[x mod repeat] x sample[x + dx, y + dy].
    /// </summary>
    public static void Filter(in MosaicRow row, WienerWeights weights, int left, int count)
    {
        var places = WienerFilter.Places;
        Span<nint> offsets = stackalloc nint[places.Count];
        for (int k = 0; k < offsets.Length; k++) offsets[k] = places[k].Dy * row.Window.Area.Width + places[k].Dx;
        var kernel = new Kernel
        {
            Centre = ref Unsafe.AsRef(in row.Samples[row.IndexOf(left, row.Y)]),
            Weights = ref MemoryMarshal.GetArrayDataReference(weights.Row(row.Y)),
            Red = ref MemoryMarshal.GetReference(row.Plane(0, left, count)),
            Green = ref MemoryMarshal.GetReference(row.Plane(1, left, count)),
            Blue = ref MemoryMarshal.GetReference(row.Plane(2, left, count)),
            Offsets = offsets,
            Length = WienerWeights.LengthPerColour(row.Cfa),
            Phase = (uint)(left % row.Cfa.RepeatWidth),
            Repeat = (uint)row.Cfa.RepeatWidth,
        };
        WideLoop.Run(ref kernel, count);
    }

    private ref struct Kernel : IWideKernel
    {
        public ref float Centre, Weights, Red, Green, Blue;
        public ReadOnlySpan<nint> Offsets;
        public nint Length;
        public uint Phase, Repeat;

        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            nint weight = (nint)((Phase + (uint)index) % Repeat), length = Length;
            ref float weights = ref Weights;
            ref float centre = ref Unsafe.Add(ref Centre, index);
            var (red, green, blue) = (TWide.Splat(0), TWide.Splat(0), TWide.Splat(0));
            foreach (nint offset in Offsets)
            {
                var sample = TWide.Load(ref centre, offset);
                red += TWide.Load(ref weights, weight) * sample;
                green += TWide.Load(ref weights, weight + length) * sample;
                blue += TWide.Load(ref weights, weight + 2 * length) * sample;
                weight += 3 * length;
            }

            TWide.Store(red, ref Red, index);
            TWide.Store(green, ref Green, index);
            TWide.Store(blue, ref Blue, index);
        }
    }
}
