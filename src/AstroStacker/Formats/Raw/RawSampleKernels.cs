namespace AstroStacker.Formats.Raw;

/// <summary>Loops over decoded samples.</summary>
internal static class RawSampleKernels
{
    /// <summary>counts[samples[i]] += 1; counts has 65,536 entries.</summary>
    public static void Count(ReadOnlySpan<ushort> samples, Span<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, 65536);
        foreach (ushort sample in samples) counts[sample]++;
    }

    /// <summary>plane[i] = pixels[i * stride + colour]: one colour of interleaved pixels.</summary>
    public static void TakeColour(ReadOnlySpan<ushort> pixels, int stride, int colour, Span<ushort> plane)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels.Length, plane.Length * stride);
        for (int i = 0; i < plane.Length; i++) plane[i] = pixels[i * stride + colour];
    }
}
