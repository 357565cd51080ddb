using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>How the sensor was set: what changes the level and pattern of a dark or bias.</summary>
internal sealed record SensorSettings(double? Gain, double? Iso, double? Offset, string? ReadoutMode)
{
    public static SensorSettings Of(FrameInfo info)
    {
        string? mode = info.Capture.ReadoutMode?.Trim();
        return new SensorSettings(
            info.Capture.Gain, info.Iso, info.Capture.Offset, string.IsNullOrEmpty(mode) ? null : mode.ToUpperInvariant());
    }

    /// <summary>"gain 100", "ISO 800"; null where neither is known.</summary>
    public string? GainText => Gain is { } gain ? $"gain {Words.Number(gain)}" : Iso is { } iso ? $"ISO {Words.Number(iso)}" : null;

    /// <summary>What both name and differs; null: nothing.</summary>
    public Difference? From(SensorSettings lights)
    {
        if (Gain is { } gain && lights.Gain is { } lightsGain && gain != lightsGain)
            return new Difference($"gain {Words.Number(gain)}", $"gain {Words.Number(lightsGain)}", 5);
        if (Iso is { } iso && lights.Iso is { } lightsIso && iso != lightsIso)
            return new Difference($"ISO {Words.Number(iso)}", $"ISO {Words.Number(lightsIso)}", 5);
        if (Offset is { } offset && lights.Offset is { } lightsOffset && offset != lightsOffset)
            return new Difference($"offset {Words.Number(offset)}", $"offset {Words.Number(lightsOffset)}", 6);
        return ReadoutMode is not null && lights.ReadoutMode is not null && ReadoutMode != lights.ReadoutMode
            ? new Difference($"readout mode {ReadoutMode}", $"readout mode {lights.ReadoutMode}", 6)
            : null;
    }

    /// <summary>True where one side names its gain and the other does not, so that it can't be compared.</summary>
    public bool IsGainUnsure(SensorSettings lights)
    {
        bool compared = (Gain is not null && lights.Gain is not null) || (Iso is not null && lights.Iso is not null);
        return !compared && (GainText is not null || lights.GainText is not null);
    }
}
