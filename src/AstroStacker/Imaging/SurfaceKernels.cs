using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Imaging;

/// <summary>The hot loop of smooth surfaces; exact at every vector width.</summary>
internal static class SurfaceKernels
{
    /// <summary>
    /// values[y * width + i] = ((c[0][y] b0[i] + c[1][y] b1[i]) + c[2][y] b2[i]) + c[3][y] b3[i] for all rows y: bases are loaded
    /// once for all of them.
    /// </summary>
    /// <param name="bases">b0; the others lie <paramref name="stride"/> apart.</param>
    /// <param name="stride">From basis to basis.</param>
    /// <param name="controls">Four columns of <paramref name="rows"/> controls each.</param>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="values">From the first pixel of the first row on.</param>
    /// <param name="width">From row to row.</param>
    /// <param name="length">Pixels of each row.</param>
    public static void Blend(
        ReadOnlySpan<float> bases, int stride, ReadOnlySpan<float> controls, int rows, Span<float> values, int width, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bases.Length, 3 * stride + length);
        ArgumentOutOfRangeException.ThrowIfLessThan(controls.Length, 4 * rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, (rows - 1) * width + length);
        var kernel = new Blending
        {
            Bases = ref MemoryMarshal.GetReference(bases),
            Controls = ref MemoryMarshal.GetReference(controls),
            Values = ref MemoryMarshal.GetReference(values),
            Stride = stride,
            Rows = rows,
            Width = width,
        };
        WideLoop.Run(ref kernel, length);
    }

    /// <summary>
    /// row[i] = ((controls[0] b0[i] + controls[1] b1[i]) + controls[2] b2[i]) + controls[3] b3[i] in double, rounded once; the bases
    /// lie <paramref name="stride"/> apart.
    /// </summary>
    public static void BlendExactly(ReadOnlySpan<float> bases, int stride, ReadOnlySpan<float> controls, Span<float> row)
    {
        ReadOnlySpan<float> b0 = bases[..row.Length], b1 = bases.Slice(stride, row.Length);
        ReadOnlySpan<float> b2 = bases.Slice(2 * stride, row.Length), b3 = bases.Slice(3 * stride, row.Length);
        double c0 = controls[0], c1 = controls[1], c2 = controls[2], c3 = controls[3];
        int i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var ((a0, z0), (a1, z1)) = (Widen(b0[i..], c0), Widen(b1[i..], c1));
            var ((a2, z2), (a3, z3)) = (Widen(b2[i..], c2), Widen(b3[i..], c3));
            Vector.Narrow(a0 + a1 + a2 + a3, z0 + z1 + z2 + z3).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++) row[i] = (float)(b0[i] * c0 + b1[i] * c1 + b2[i] * c2 + b3[i] * c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double> Low, Vector<double> High) Widen(ReadOnlySpan<float> basis, double control)
    {
        Vector.Widen(new Vector<float>(basis), out var low, out var high);
        return (low * control, high * control);
    }

    private ref struct Blending : IWideKernel
    {
        public ref float Bases, Controls, Values;
        public nint Stride, Rows, Width;

        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            ref float first = ref Unsafe.Add(ref Bases, index);
            TWide b0 = TWide.Load(ref first, 0), b1 = TWide.Load(ref first, Stride);
            TWide b2 = TWide.Load(ref first, 2 * Stride), b3 = TWide.Load(ref first, 3 * Stride);
            ref float control = ref Controls, value = ref Unsafe.Add(ref Values, index);
            for (nint row = 0; row < Rows; row++)
            {
                var sum = TWide.Splat(control) * b0 + TWide.Splat(Unsafe.Add(ref control, Rows)) * b1;
                sum = sum + TWide.Splat(Unsafe.Add(ref control, 2 * Rows)) * b2 + TWide.Splat(Unsafe.Add(ref control, 3 * Rows)) * b3;
                TWide.Store(sum, ref value, 0);
                control = ref Unsafe.Add(ref control, 1);
                value = ref Unsafe.Add(ref value, Width);
            }
        }
    }
}
