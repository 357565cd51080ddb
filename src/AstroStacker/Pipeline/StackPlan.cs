using System.Text.Json.Serialization;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Pipeline;

/// <summary>
/// All that integration needs beside the samples: decided once, never changed, and serialisable. Any tile of the
/// result follows from it alone.
/// </summary>
public sealed record StackPlan
{
    public required OutputGrid Grid { get; init; }

    /// <summary>
    /// The grid on which frames are compared and outliers found: the result's, or where that is drizzled finer, the same part of
    /// the sky at scale 1.
    /// </summary>
    public required OutputGrid SampleGrid { get; init; }

    /// <summary>1, or 3 where the mosaic is demosaiced or the frames are colour pictures.</summary>
    public required int PlaneCount { get; init; }

    /// <summary>Saturation level of the group in ADU, which becomes 1.</summary>
    public required float SaturationAdu { get; init; }

    /// <summary>True for masters: no demosaic, samples stay in ADU.</summary>
    public required bool RawMosaic { get; init; }

    public required bool CropToVisible { get; init; }

    /// <summary>What a pixel becomes that every frame saw saturated, one entry a plane.</summary>
    public IReadOnlyList<float> White { get; init; } = [1, 1, 1];

    /// <summary>
    /// True where saturated samples say nothing of the sky. False for masters, plain means of pictures, and where the
    /// brightest or the sum is wanted.
    /// </summary>
    public bool HeedsSaturation { get; init; }

    /// <summary>Pixels of the sensor that don't follow the light.</summary>
    [JsonIgnore]
    public DefectMap Defects { get; init; } = DefectMap.None;

    /// <summary>How the colours of the mosaic compare; null where there is none.</summary>
    public MosaicBalance? Balance { get; init; }

    /// <summary>Every name in it is resolved: no "auto" is left.</summary>
    public required IntegrationOptions Integration { get; init; }

    public required IReadOnlyList<MasterRecord> Masters { get; init; }

    /// <summary>One transform a frame each: the sky. Other layers (ground, comet) move the same frames otherwise.</summary>
    public required IReadOnlyList<StackLayer> Layers { get; init; }
}
