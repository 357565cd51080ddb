using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>Refuses a flat that lies on the sensor otherwise than the lights.</summary>
internal static class FlatOrientation
{
    /// <summary>
    /// A flat is refused where it agrees by so many sigmas when it is turned, and by less than so many as it is: a right one, however
    /// even its sensor and weak its sky, never agrees better turned.
    /// </summary>
    private const double LeastTurned = 12, MostAsItIs = 4;

    private const int FewestPixels = 64;

    /// <summary>Throws <see cref="FrameException"/> with both numbers where the flat agrees with a light only when it is turned.</summary>
    /// <param name="path">Of the flat, for the message.</param>
    /// <param name="calibrator">Holds its gain.</param>
    /// <param name="store">Holds the light.</param>
    /// <param name="light">One from the middle of the night.</param>
    public static void Require(string path, Calibrator calibrator, FrameStore store, Light light)
    {
        var info = light.Info!;
        var gain = calibrator.Gain!;
        if (info.VisibleArea.Width < FewestPixels || info.VisibleArea.Height < FewestPixels) return;
        // A file turned as a whole has its margins elsewhere, a picture of the visible window has none.
        foreach (var area in new[] { gain.Area, info.VisibleArea }.Distinct())
        {
            if (!gain.Area.Contains(area) || !info.SensorArea.Contains(area)) continue;
            var rows = RowsOf(area);
            using var samples = PlanePool.Rent<float>(rows.Length * area.Width);
            for (int i = 0; i < rows.Length; i++)
            {
                var row = new PixelRectangle(area.X, rows[i], area.Width, 1);
                var line = samples.Span.Slice(i * area.Width, area.Width);
                store.Read(light.Number, 0, row, line);
                (calibrator with { Gain = null }).ToLinear(info, info.SaturationAdu, row, line);
            }

            int step = info.Cfa?.RepeatWidth ?? 1;
            double asItIs = FlatFingerprint.Agreement(gain, area, rows, samples.Span, step, turn: 0);
            if (asItIs >= MostAsItIs) return;
            int turns = area.Width == area.Height ? FlatFingerprint.Turns.Count : FlatFingerprint.Turns.Count / 2;
            for (int turn = 1; turn < turns; turn++)
            {
                double turned = FlatFingerprint.Agreement(gain, area, rows, samples.Span, step, turn);
                if (turned < LeastTurned) continue;
                throw new FrameException(
                    path,
                    FormattableString.Invariant(
                        $"is a flat that agrees with the pixels of {light.Path} when {FlatFingerprint.Turns[turn]} ")
                    + FormattableString.Invariant($"({turned:0} sigma), but not as it is ({asItIs:0.0} sigma)"),
                    "Save it with its rows and columns as the lights have them (ROWORDER tells them in FITS), or leave it out.");
            }
        }
    }

    private static int[] RowsOf(PixelRectangle area)
    {
        int count = Math.Min(FlatFingerprint.SampledRows, area.Height);
        return [.. Enumerable.Range(0, count).Select(i => area.Y + (int)((2L * i + 1) * area.Height / (2 * count)))];
    }
}
