using System.Text.Json.Serialization;

namespace AstroStacker.Calibration;

/// <summary>The master frames; each works alone.</summary>
public sealed record CalibrationOptions
{
    public MasterSource? Dark { get; init; }

    public MasterSource? Flat { get; init; }

    public MasterSource? Bias { get; init; }

    public MasterSource? DarkFlat { get; init; }

    /// <summary>How a dark is brought to the lights' exposure (--dark-scaling).</summary>
    public DarkScaling Scaling { get; init; }

    /// <summary>All that are named.</summary>
    [JsonIgnore]
    public IEnumerable<MasterSource> Masters => new[] { Dark, Flat, Bias, DarkFlat }.OfType<MasterSource>();
}
