namespace AstroStacker.Imaging;

/// <summary>How a file keeps its samples; wider types are narrowed to float32 on reading, and it is said.</summary>
public enum SampleType
{
    UInt8,
    UInt16,
    Float32,
}
