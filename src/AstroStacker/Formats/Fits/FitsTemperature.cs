namespace AstroStacker.Formats.Fits;

/// <summary>The sensor's temperature, in degrees Celsius.</summary>
internal static class FitsTemperature
{
    // No camera is that hot in Celsius nor that cold in kelvin.
    private const double KelvinAbove = 150;
    private const double KelvinOfZeroCelsius = 273.15;
    private const double Coldest = -200;

    private static readonly string[] Measured = ["CCD-TEMP", "CCDTEMP", "DET-TEMP", "DETTEMP", "SENSTEMP", "TEMPERAT"];
    private static readonly string[] AskedFor = ["SET-TEMP", "SETTEMP", "SET_TEMP", "CCD-TSET", "TEMPSET"];

    /// <summary>Null where the header doesn't say.</summary>
    public static double? Of(FitsHeader header)
    {
        foreach (string keyword in Measured)
            if (Celsius(header.Quantity(keyword)) is { } celsius) return celsius;
        // MicroObservatory writes kelvin here, and -1 where it knows nothing.
        return header.Quantity("CAMTEMP") is { } camera and not -1 ? Celsius(camera) : null;
    }

    /// <summary>What the cooler was set to.</summary>
    public static double? Asked(FitsHeader header)
    {
        foreach (string keyword in AskedFor)
            if (Celsius(header.Quantity(keyword)) is { } celsius) return celsius;
        return null;
    }

    // -273 and 999 stand for "no sensor".
    private static double? Celsius(double? value)
    {
        double? celsius = value > KelvinAbove ? value - KelvinOfZeroCelsius : value;
        return celsius is > Coldest and < KelvinAbove ? celsius : null;
    }
}
