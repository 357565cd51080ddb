namespace AstroStacker.Formats.Tiff;

/// <summary>Planes side by side.</summary>
internal static class TiffRow
{
    /// <summary>pixels[i * planes + plane] = samples[i].</summary>
    public static void Place<T>(ReadOnlySpan<T> samples, Span<T> pixels, int plane, int planes)
    {
        if (planes == 1) samples.CopyTo(pixels);
        else
            for (int x = 0, k = plane; x < samples.Length; x++, k += planes) pixels[k] = samples[x];
    }
}
