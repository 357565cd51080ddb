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

    /// <summary>Copies a calibrated window out, row by row: area.Width times area.Height samples.</summary>
    void Read(int plane, PixelRectangle area, Span<float> samples);

    /// <summary>1 where the raw sample stands at or above saturation (decided before any arithmetic), else 0.</summary>
    void ReadSaturated(int plane, PixelRectangle area, Span<byte> flags);

    /// <summary>Like <see cref="Read"/>; returns how many samples <see cref="ReadSaturated"/> would flag.</summary>
    long ReadCounting(int plane, PixelRectangle area, Span<float> samples)
    {
        using var flags = PlanePool.Rent<byte>(checked((int)area.Area));
        ReadSaturated(plane, area, flags.Span);
        Read(plane, area, samples);
        return area.Area - flags.Span.Count((byte)0);
    }

    /// <summary>
    /// What calibration multiplied each sample by to undo the sensor's shading (the reciprocal of the flat): it multiplied the noise
    /// too. 1 everywhere where no flat was applied.
    /// </summary>
    void ReadGain(PixelRectangle area, Span<float> gains) => gains[..checked((int)area.Area)].Fill(1);
}
