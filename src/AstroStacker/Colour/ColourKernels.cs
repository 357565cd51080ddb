using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Colour;

/// <summary>The arithmetic of colour on rows of three planes.</summary>
public static class ColourKernels
{
    /// <summary>
    /// r' = m0 r + m1 g + m2 b and likewise g' and b', summed from left to right; writes over the rows.
    /// </summary>
    /// <param name="matrix">Row-major 3x3; used as float32.</param>
    /// <param name="red">First plane's row.</param>
    /// <param name="green">Second plane's row.</param>
    /// <param name="blue">Third plane's row.</param>
    public static void ApplyMatrix(ReadOnlySpan<double> matrix, Span<float> red, Span<float> green, Span<float> blue)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Length, 9);
        ArgumentOutOfRangeException.ThrowIfNotEqual(green.Length, red.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(blue.Length, red.Length);
        Span<float> rows = stackalloc float[9];
        for (int i = 0; i < 9; i++) rows[i] = (float)matrix[i];
        var kernel = new MatrixKernel
        {
            Matrix = ref First(rows),
            Red = ref First(red),
            Green = ref First(green),
            Blue = ref First(blue),
        };
        WideLoop.Run(ref kernel, red.Length);
    }

    private static ref float First(Span<float> span) => ref MemoryMarshal.GetReference(span);

    private ref struct MatrixKernel : IWideKernel
    {
        public ref float Matrix, Red, Green, Blue;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var (r, g, b) = (TWide.Load(ref Red, index), TWide.Load(ref Green, index), TWide.Load(ref Blue, index));
            TWide.Store(Row(0, r, g, b), ref Red, index);
            TWide.Store(Row(3, r, g, b), ref Green, index);
            TWide.Store(Row(6, r, g, b), ref Blue, index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly TWide Row<TWide>(int first, TWide r, TWide g, TWide b) where TWide : struct, IWide<TWide> =>
            TWide.Splat(Unsafe.Add(ref Matrix, first)) * r + TWide.Splat(Unsafe.Add(ref Matrix, first + 1)) * g
                + TWide.Splat(Unsafe.Add(ref Matrix, first + 2)) * b;
    }
}
