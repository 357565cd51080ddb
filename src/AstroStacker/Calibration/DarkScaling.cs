namespace AstroStacker.Calibration;

/// <summary>How a dark is brought to the exposure of the lights.</summary>
public enum DarkScaling
{
    /// <summary>Not at all: what CMOS sensors and DSLRs want, whose dark signal does not grow evenly.</summary>
    None,

    /// <summary>By the ratio of the exposures.</summary>
    Exposure,

    /// <summary>By what leaves the least noise in the lights.</summary>
    Noise,
}
