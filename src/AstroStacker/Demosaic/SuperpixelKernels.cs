using System.Numerics;

namespace AstroStacker.Demosaic;

/// <summary>The mean of one or two rows of samples of the same colour.</summary>
internal static class SuperpixelKernels
{
    /// <summary>mean[i] = (first[i] + second[i]) / 2.</summary>
    public static void Average(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> mean)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first.Length, mean.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, mean.Length);
        var half = new Vector<float>(0.5f);
        int i = 0;
        for (; i <= mean.Length - Vector<float>.Count; i += Vector<float>.Count)
            ((new Vector<float>(first[i..]) + new Vector<float>(second[i..])) * half).CopyTo(mean[i..]);
        for (; i < mean.Length; i++) mean[i] = (first[i] + second[i]) * 0.5f;
    }
}
