using System.Numerics;
using System.Runtime.CompilerServices;

namespace AstroStacker.Imaging;

/// <summary>The hot loop of smooth surfaces; exact at every vector width.</summary>
internal static class SurfaceKernels
{
    /// <summary>
    /// row[i] = ((controls[0] b0[i] + controls[1] b1[i]) + controls[2] b2[i]) + controls[3] b3[i]; the bases lie
    /// <paramref name="stride"/> apart.
    /// </summary>
    public static void Blend(ReadOnlySpan<float> bases, int stride, ReadOnlySpan<float> controls, Span<float> row)
    {
        ReadOnlySpan<float> b0 = bases[..row.Length], b1 = bases.Slice(stride, row.Length);
        ReadOnlySpan<float> b2 = bases.Slice(2 * stride, row.Length), b3 = bases.Slice(3 * stride, row.Length);
        float c0 = controls[0], c1 = controls[1], c2 = controls[2], c3 = controls[3];
        int i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var sum = new Vector<float>(c0) * new Vector<float>(b0[i..]) + new Vector<float>(c1) * new Vector<float>(b1[i..]);
            (sum + new Vector<float>(c2) * new Vector<float>(b2[i..]) + new Vector<float>(c3) * new Vector<float>(b3[i..]))
                .CopyTo(row[i..]);
        }

        for (; i < row.Length; i++) row[i] = c0 * b0[i] + c1 * b1[i] + c2 * b2[i] + c3 * b3[i];
    }

    /// <summary>The same in double, rounded once.</summary>
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
}
