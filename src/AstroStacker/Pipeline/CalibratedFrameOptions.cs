using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>What calibrated samples are.</summary>
/// <param name="CropToVisible">True keeps to the part of the sensor that sees light.</param>
/// <param name="KeepAdu">True leaves samples in ADU, for master frames; false makes 1 the saturation.</param>
/// <param name="SaturationAdu">The group's saturation level; null takes the file's.</param>
public sealed record CalibratedFrameOptions(bool CropToVisible, bool KeepAdu, float? SaturationAdu)
{
    /// <summary>Pixels whose samples are made of their neighbours'.</summary>
    public DefectMap Defects { get; init; } = DefectMap.None;
}
