using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>A master frame in memory: one float a sensor sample over a part of the sensor.</summary>
public sealed class MasterMap
{
    private readonly float[] _samples;

    /// <param name="area">Full-sensor coordinates.</param>
    /// <param name="samples">Row by row.</param>
    /// <param name="blackIncluded">True where the samples are ADU that still hold the black level.</param>
    public MasterMap(PixelRectangle area, float[] samples, bool blackIncluded)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.LongLength, area.Area);
        Area = area;
        _samples = samples;
        BlackIncluded = blackIncluded;
    }

    public PixelRectangle Area { get; }

    public bool BlackIncluded { get; }

    public long Bytes => _samples.LongLength * sizeof(float);

    /// <summary>Samples of one row from column x on; full-sensor coordinates inside <see cref="Area"/>.</summary>
    public Span<float> Row(int x, int y, int length) =>
        _samples.AsSpan(checked((y - Area.Y) * Area.Width + x - Area.X), length);
}
