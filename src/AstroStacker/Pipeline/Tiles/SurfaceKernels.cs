using System.Numerics;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Applies smooth surfaces to samples and weights.</summary>
internal static class SurfaceKernels
{
    /// <summary>values[i] += surface[i].</summary>
    public static void Add(ReadOnlySpan<float> surface, Span<float> values)
    {
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(values[i..]) + new Vector<float>(surface[i..])).CopyTo(values[i..]);
        for (; i < values.Length; i++) values[i] += surface[i];
    }

    /// <summary>weights[i] *= surface[i].</summary>
    public static void Multiply(ReadOnlySpan<float> surface, Span<float> weights)
    {
        int i = 0;
        for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(weights[i..]) * new Vector<float>(surface[i..])).CopyTo(weights[i..]);
        for (; i < weights.Length; i++) weights[i] *= surface[i];
    }
}
