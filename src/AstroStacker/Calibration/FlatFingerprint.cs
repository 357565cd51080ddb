using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Calibration;

/// <summary>
/// Whether a flat lies on the sensor as the lights do. No two pixels react alike (by about 1 %: a fingerprint of the sensor, Lukas,
/// Fridrich and Goljan 2006), and the edges of dust fall on the same pixels: where a light differs from its neighbours the flat must.
/// </summary>
public static class FlatFingerprint
{
    /// <summary>Ways in which a file's rows and columns may be told apart from the sensor's; the last four for squares alone.</summary>
    public static readonly IReadOnlyList<string> Turns =
    [
        "as it is", "turned by 180 degrees", "mirrored left to right", "mirrored top to bottom",
        "mirrored about its diagonal", "mirrored about its other diagonal", "turned by 90 degrees", "turned by 270 degrees",
    ];

    /// <summary>Sigmas at which samples are held, so that stars and defects count little.</summary>
    private const float Held = 3;

    /// <summary>Rows of a light that are looked at, evenly spread.</summary>
    public const int SampledRows = 96;

    /// <summary>
    /// How far the agreement of light and flat lies from that of strangers, in its standard deviations; 0 where either is without any
    /// texture.
    /// </summary>
    /// <param name="gain">The reciprocal of the flat.</param>
    /// <param name="area">The part of the sensor that counts; inside the gain.</param>
    /// <param name="rows">Full-sensor rows of the light.</param>
    /// <param name="light">Those rows over the area, calibrated but for the flat.</param>
    /// <param name="step">To the next sample of a colour.</param>
    /// <param name="turn">Of <see cref="Turns"/>.</param>
    public static double Agreement(
        MasterMap gain, PixelRectangle area, ReadOnlySpan<int> rows, ReadOnlySpan<float> light, int step, int turn)
    {
        int width = area.Width - 2 * step;
        if (width < 1) return 0;
        using var texture = PlanePool.Rent<float>(rows.Length * width);
        using var own = PlanePool.Rent<float>(rows.Length * width);
        for (int i = 0; i < rows.Length; i++)
        {
            var line = light.Slice(i * area.Width, area.Width);
            for (int x = 0; x < width; x++)
            {
                texture.Span[i * width + x] = line[x + step] - 0.5f * (line[x] + line[x + 2 * step]);
                own.Span[i * width + x] = -Texture(gain, area, x + step, rows[i] - area.Y, step, turn);
            }
        }

        if (!Hold(texture.Span) || !Hold(own.Span)) return 0;
        double sum = 0, lights = 0, flats = 0;
        for (int i = 0; i < rows.Length * width; i++)
        {
            sum += (double)texture.Span[i] * own.Span[i];
            lights += (double)texture.Span[i] * texture.Span[i];
            flats += (double)own.Span[i] * own.Span[i];
        }

        // Differences of neighbours are not independent: their products scatter by 1.39 of what independent ones would.
        const double scatter = 1.394;
        return sum / Math.Sqrt(lights * flats / (rows.Length * width)) / scatter;
    }

    /// <summary>Of the gain at the place of the turned area: how it differs from its two neighbours, as a share of them.</summary>
    private static float Texture(MasterMap gain, PixelRectangle area, int x, int y, int step, int turn)
    {
        float left = At(gain, area, x - step, y, turn), right = At(gain, area, x + step, y, turn);
        float mean = 0.5f * (left + right);
        return mean > 0 ? At(gain, area, x, y, turn) / mean - 1 : 0;
    }

    private static float At(MasterMap gain, PixelRectangle area, int x, int y, int turn)
    {
        int right = area.Width - 1 - x, up = area.Height - 1 - y;
        var (atX, atY) = turn switch
        {
            0 => (x, y),
            1 => (right, up),
            2 => (right, y),
            3 => (x, up),
            4 => (y, x),
            5 => (up, right),
            6 => (up, x),
            _ => (y, right),
        };
        return gain.Row(area.X + atX, area.Y + atY, 1)[0];
    }

    /// <summary>Holds values within three robust sigmas; false where there are none.</summary>
    private static bool Hold(Span<float> values)
    {
        using var sizes = PlanePool.Rent<float>(values.Length);
        for (int i = 0; i < values.Length; i++) sizes.Span[i] = Math.Abs(values[i]);
        float limit = Held * (float)RobustStatistics.SigmaPerMad * RobustStatistics.Select(sizes.Span, values.Length / 2);
        if (!(limit > 0)) return false;
        foreach (ref float value in values) value = Math.Clamp(value, -limit, limit);
        return true;
    }
}
