namespace AstroStacker.Imaging;

/// <summary>
/// A frame seen through its calibration: linear samples, 0 = black level, 1 = saturation, negatives kept.
/// Nothing is held: each window is read and calibrated when asked for. Safe for concurrent reads.
/// </summary>
public interface ICalibratedFrame
{
    FrameInfo Info { get; }

    /// <summary>The part of the sensor that is used; full-sensor coordinates. Windows must lie inside.</summary>
    PixelRectangle Area { get; }

    /// <summary>
    /// Copies a calibrated window out, row by row: area.Width times area.Height samples. What has no value in the file is at the
    /// frame's usual level.
    /// </summary>
    void Read(int plane, PixelRectangle area, Span<float> samples);

    /// <summary>
    /// <see cref="SampleFlags.Saturated"/> where the raw sample stands at or above saturation (decided before any arithmetic),
    /// <see cref="SampleFlags.Absent"/> where it has no value, else 0.
    /// </summary>
    void ReadFlags(int plane, PixelRectangle area, Span<byte> flags);

    /// <summary>Like <see cref="Read"/>; returns how many samples <see cref="ReadFlags"/> would flag, by reason.</summary>
    FlagCounts ReadCounting(int plane, PixelRectangle area, Span<float> samples)
    {
        using var flags = PlanePool.Rent<byte>(checked((int)area.Area));
        ReadFlags(plane, area, flags.Span);
        Read(plane, area, samples);
        return new FlagCounts(flags.Span.Count((byte)SampleFlags.Saturated), flags.Span.Count((byte)SampleFlags.Absent));
    }

    /// <summary>
    /// What calibration multiplied each sample by to undo the sensor's shading (the reciprocal of the flat): it multiplied the noise
    /// too. 1 everywhere where no flat was applied.
    /// </summary>
    void ReadGain(PixelRectangle area, Span<float> gains) => gains[..checked((int)area.Area)].Fill(1);
}
