using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>
/// Turns raw ADU into linear light: (raw - dark) x gain / (saturation - black). Without a dark map the frame's own
/// black level takes its place; without a flat the gain is 1.
/// </summary>
/// <param name="Dark">
/// Subtracted sample by sample (a master dark or bias), or null; left out for frames that the camera has dark-subtracted.
/// </param>
/// <param name="Gain">Reciprocal of the normalised flat, or null.</param>
public sealed record Calibrator(MasterMap? Dark, MasterMap? Gain)
{
    public static readonly Calibrator None = new(null, null);

    /// <summary>Pixels that the masters show to be of no use.</summary>
    public DefectMap Defects { get; init; } = DefectMap.None;

    public long Bytes => (Dark?.Bytes ?? 0) + (Gain?.Bytes ?? 0);

    /// <summary>Calibrates a window in place into units of saturation.</summary>
    /// <param name="frame">Whose black level counts.</param>
    /// <param name="saturationAdu">The level that becomes 1, black included.</param>
    /// <param name="area">Full-sensor coordinates of the window.</param>
    /// <param name="samples">Raw ADU in, linear light out.</param>
    public void ToLinear(FrameInfo frame, float saturationAdu, PixelRectangle area, Span<float> samples)
    {
        Apply(frame, area, samples, 1f / (saturationAdu - frame.Black.MeanAdu));
    }

    /// <summary>
    /// Calibrates a window in place and leaves it in ADU, for master frames: without maps nothing happens and black
    /// stays in; with one, black is off.
    /// </summary>
    public void ToCalibratedAdu(FrameInfo frame, PixelRectangle area, Span<float> samples)
    {
        if (Dark is not null || Gain is not null) Apply(frame, area, samples, 1f);
    }

    /// <summary>What a window's samples are multiplied by: the reciprocal of the normalised flat, or 1.</summary>
    public void ReadGain(PixelRectangle area, Span<float> gains)
    {
        if (Gain is null)
        {
            gains[..checked((int)area.Area)].Fill(1);
            return;
        }

        for (int y = 0; y < area.Height; y++)
            Gain.Row(area.X, area.Y + y, area.Width).CopyTo(gains[(y * area.Width)..]);
    }

    private void Apply(FrameInfo frame, PixelRectangle area, Span<float> samples, float scale)
    {
        var dark = frame.LongExposureNoiseReduction ? null : Dark;
        bool ownBlack = dark is not { BlackIncluded: true };
        int repeat = frame.Black.RepeatWidth;
        Span<float> levels = stackalloc float[CalibrationKernels.LongestBlackRepeat];
        for (int y = 0; y < area.Height; y++)
        {
            var row = samples.Slice(y * area.Width, area.Width);
            if (dark is not null) CalibrationKernels.SubtractDark(row, dark.Row(area.X, area.Y + y, area.Width), ownBlack ? 1f : scale);
            if (ownBlack)
            {
                for (int x = 0; x < repeat; x++) levels[x] = frame.Black.At(x, area.Y + y);
                CalibrationKernels.SubtractBlack(row, levels[..repeat], area.X, scale);
            }

            if (Gain is not null) CalibrationKernels.MultiplyGain(row, Gain.Row(area.X, area.Y + y, area.Width));
        }
    }
}
