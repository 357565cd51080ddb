namespace AstroStacker.Formats;

/// <summary>The sRGB transfer curve (IEC 61966-2-1) as tables from codes to linear light, 65535 = white.</summary>
internal static class SrgbCurve
{
    private static readonly Lazy<ushort[]> EightBit = new(() => Table(byte.MaxValue));
    private static readonly Lazy<ushort[]> SixteenBit = new(() => Table(ushort.MaxValue));

    /// <summary>256 entries.</summary>
    public static ushort[] FromUInt8 => EightBit.Value;

    /// <summary>65,536 entries.</summary>
    public static ushort[] FromUInt16 => SixteenBit.Value;

    private static ushort[] Table(int most)
    {
        var table = new ushort[most + 1];
        for (int code = 0; code <= most; code++)
        {
            double signal = (double)code / most;
            double light = signal <= 0.04045 ? signal / 12.92 : Math.Pow((signal + 0.055) / 1.055, 2.4);
            table[code] = (ushort)Math.Round(light * ushort.MaxValue, MidpointRounding.AwayFromZero);
        }

        return table;
    }
}
