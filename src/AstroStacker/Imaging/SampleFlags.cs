namespace AstroStacker.Imaging;

/// <summary>What is known of a raw sample before any arithmetic.</summary>
[Flags]
public enum SampleFlags : byte
{
    None = 0,

    /// <summary>At or above the level at which the sensor clips: how bright it was, nobody knows.</summary>
    Saturated = 1,

    /// <summary>Of a pixel that does not follow the light: what stands there was made of its neighbours.</summary>
    Defect = 2,

    /// <summary>Without a value in the file (NaN, BLANK): what stands there is the frame's usual level.</summary>
    Absent = 4,
}
