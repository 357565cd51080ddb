namespace AstroStacker.Formats.Hdr;

/// <summary>
/// The Radiance pixel (Ward, Real Pixels, Graphics Gems II, 1991): three bytes share the exponent of the largest
/// colour. A reader takes value = byte / 256 x 2^(exponent - 128); bytes are rounded to the nearest such value, not
/// cut off.
/// </summary>
internal static class RgbeKernels
{
    private const int ExponentBias = 128;

    // Below this the shared exponent would not fit its byte.
    private const float Least = 1e-32f;

    /// <summary>
    /// For each pixel with e = the exponent of its largest colour (2^(e-1) up to 2^e): byte = round(colour x
    /// 2^(8-e)), where one more is added to e if the largest would round to 256. Negative colours and NaN become 0.
    /// </summary>
    /// <param name="red">Samples of one row, and green and blue of the same length.</param>
    /// <param name="green">See red.</param>
    /// <param name="blue">See red.</param>
    /// <param name="offset">Added to each sample first.</param>
    /// <param name="components">Four runs of a row's length: red, green, blue, exponent.</param>
    public static void Encode(
        ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, float offset,
        Span<byte> components)
    {
        int width = red.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(green.Length, width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(blue.Length, width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(components.Length, 4 * width);
        for (int x = 0; x < width; x++)
        {
            float r = NotNegative(red[x] + offset), g = NotNegative(green[x] + offset),
                b = NotNegative(blue[x] + offset);
            float largest = Math.Max(r, Math.Max(g, b));
            if (largest < Least)
            {
                for (int k = 0; k < 4; k++) components[k * width + x] = 0;
                continue;
            }

            int exponent = (BitConverter.SingleToInt32Bits(largest) >> 23) - 126;
            float scale = PowerOfTwo(8 - exponent);
            if (largest * scale >= 255.5f)
            {
                exponent++;
                scale = PowerOfTwo(8 - exponent);
            }

            components[x] = Rounded(r * scale);
            components[width + x] = Rounded(g * scale);
            components[2 * width + x] = Rounded(b * scale);
            components[3 * width + x] = (byte)(exponent + ExponentBias);
        }
    }

    // Beyond what the exponent's byte can hold there is no light; the largest number stands for it.
    private static float NotNegative(float value) => value > 0 ? Math.Min(value, 1e38f) : 0;

    private static float PowerOfTwo(int exponent) => BitConverter.Int32BitsToSingle((exponent + 127) << 23);

    private static byte Rounded(float value)
    {
        int whole = (int)value;
        return (byte)(value - whole >= 0.5f ? whole + 1 : whole);
    }
}
