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

    /// <summary>All samples, row by row.</summary>
    public Memory<float> Memory => _samples;

    public long Bytes => _samples.LongLength * sizeof(float);

    /// <summary>This map plus another that covers it, sample by sample; black is in where the other holds it.</summary>
    public MasterMap Plus(MasterMap other)
    {
        var sum = (float[])_samples.Clone();
        for (int y = 0; y < Area.Height; y++)
        {
            var row = other.Row(Area.X, Area.Y + y, Area.Width);
            for (int x = 0; x < row.Length; x++) sum[y * Area.Width + x] += row[x];
        }

        return new MasterMap(Area, sum, other.BlackIncluded);
    }

    /// <summary>This map less another that covers it; no black is left where both hold it.</summary>
    public MasterMap Minus(MasterMap other)
    {
        var difference = (float[])_samples.Clone();
        for (int y = 0; y < Area.Height; y++)
            CalibrationKernels.SubtractDark(
                difference.AsSpan(y * Area.Width, Area.Width), other.Row(Area.X, Area.Y + y, Area.Width), 1);
        return new MasterMap(Area, difference, blackIncluded: false);
    }

    /// <summary>Every sample multiplied.</summary>
    public MasterMap Times(float factor)
    {
        var product = (float[])_samples.Clone();
        CalibrationKernels.SubtractBlack(product, [0], 0, factor);
        return new MasterMap(Area, product, BlackIncluded);
    }

    /// <summary>Samples of one row from column x on; full-sensor coordinates inside <see cref="Area"/>.</summary>
    public Span<float> Row(int x, int y, int length) =>
        _samples.AsSpan(checked((y - Area.Y) * Area.Width + x - Area.X), length);
}
