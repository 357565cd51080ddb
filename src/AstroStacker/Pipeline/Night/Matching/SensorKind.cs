using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>What a camera's name tells of its sensor.</summary>
internal static class SensorKind
{
    /// <summary>Makers and families whose sensors are CMOS, "CCD" in the name or not (INDI writes "ZWO CCD ASI1600MM").</summary>
    private static readonly string[] Cmos =
    [
        "ASI", "ZWO", "CMOS", "IMX", "QHY5", "QHY16", "QHY17", "QHY18",
        "QHY2", "QHY3", "QHY4", "QHY6", "TOUP", "ALTAIR", "PLAYER ONE", "POSEIDON", "ARES-",
        "OGMA", "RISING", "SVBONY", "KEPLER", "ALUMA AC", "HORIZON", "ACIS", "APX", "OMEGON", "MALLINCAM",
    ];

    /// <summary>Makers and families whose sensors are CCDs: Kodak KAF and KAI, Sony ICX.</summary>
    private static readonly string[] Ccd =
    [
        "SBIG", "STL-", "STF-", "STXL", "FLI ", "PROLINE", "MICROLINE", "APOGEE", "ALTA", "QSI", "KAF", "KAI", "ICX", "ATIK 3", "ATIK 4",
        "ATIK 1", "ATIK ONE", "QHY8", "QHY9", "QHY10", "QHY11", "QHY12", "SXV", "TRIUS", "CCD",
    ];

    private static readonly string[] SmartTelescopes =
        ["SEESTAR", "DWARF", "VESPERA", "STELLINA", "VAONIS", "EVSCOPE", "UNISTELLAR", "CELESTRON ORIGIN"];

    /// <summary>
    /// True for a mono CCD, whose dark current grows evenly with time. CMOS sensors correct and glow in ways of their own:
    /// their darks don't scale.
    /// </summary>
    public static bool DarksScale(FrameInfo light)
    {
        if (light.Cfa is not null || light.PlaneCount != 1 || light.HasBlackLevel || light.Camera is null) return false;
        string name = light.Camera.ToUpperInvariant();
        return !Cmos.Any(name.Contains) && Ccd.Any((name + " ").Contains);
    }

    /// <summary>True for telescopes that calibrate by themselves: their frames may have had a dark subtracted.</summary>
    public static bool IsSmartTelescope(FrameInfo light)
    {
        string?[] names = [light.Camera, light.Capture.Telescope, light.Capture.Program];
        return names.OfType<string>().Select(name => name.ToUpperInvariant().Trim())
            .Any(name => name == "ORIGIN" || SmartTelescopes.Any(name.Contains));
    }
}
