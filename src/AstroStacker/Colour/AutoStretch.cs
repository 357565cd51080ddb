namespace AstroStacker.Colour;

/// <summary>
/// The stretch that makes a linear picture visible on a screen: a black point below the sky and a midtones transfer
/// function that puts the sky at a quarter of full brightness (the screen transfer function of PixInsight and Siril).
/// </summary>
/// <remarks>
/// black = median - 2.8 x 1.4826 x MAD; m = MTF(median - black; 0.25); a sample x is shown as
/// MTF((x - black) / (1 - black); m). A picture whose median is above 0.5 is treated as a negative: white = median + 2.8 x 1.4826 x MAD.
/// Unlike the peers, the black point may be negative: so are the samples of a dark sky here.
/// </remarks>
public sealed class AutoStretch
{
    private const double TargetBackground = 0.25;
    private const double ClippingSigmas = 2.8;

    // From the median absolute deviation to the standard deviation of normal noise.
    private const double SigmaPerMad = 1.4826;

    // Stands for the deviation of a picture without any.
    private const double LeastMad = 0.001;

    // More samples would not change what is seen.
    private const int MostSamples = 250_000;

    private readonly (double Black, double White, double Midtones)[] _curves;

    private AutoStretch((double Black, double White, double Midtones)[] curves) => _curves = curves;

    /// <summary>Measures a picture, reduced or whole, from a decimated sample of it.</summary>
    /// <param name="planes">1 or 3 planes of the same length; 1 is saturation.</param>
    /// <param name="linked">One curve for all planes keeps their colour; a curve each makes the sky grey.</param>
    public static AutoStretch Measure(IReadOnlyList<float[]> planes, bool linked = true)
    {
        var levels = planes.Select(LevelsOf).ToArray();
        if (!linked) return new AutoStretch([.. levels.Select(level => CurveOf([level]))]);
        var curve = CurveOf(levels);
        return new AutoStretch([.. planes.Select(_ => curve)]);
    }

    /// <summary>MTF(x; m) = (m - 1) x / ((2m - 1) x - m), which takes m to one half; x and m in 0..1.</summary>
    public static double MidtonesTransfer(double x, double m)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        return (m - 1) * x / ((2 * m - 1) * x - m);
    }

    /// <summary>The brightness 0..1 of a sample.</summary>
    public double Shown(int plane, float sample)
    {
        var (black, white, midtones) = _curves[plane];
        return MidtonesTransfer((sample - black) / (white - black), midtones);
    }

    /// <summary>The level 0..255 of a sample.</summary>
    public byte Level(int plane, float sample) => (byte)(Shown(plane, sample) * byte.MaxValue + 0.5);

    private static (double Black, double White, double Midtones) CurveOf((double Median, double Mad)[] levels)
    {
        double median = levels.Average(level => level.Median);
        if (levels.Count(level => level.Median > 0.5) * 2 > levels.Length)
        {
            double white = Math.Min(1, levels.Average(level => level.Median + Clipping(level.Mad)));
            return (0, white, 1 - MidtonesTransfer(white - median, TargetBackground));
        }

        double black = levels.Average(level => level.Median - Clipping(level.Mad));
        return (black, 1, MidtonesTransfer(median - black, TargetBackground));
    }

    private static double Clipping(double mad) => ClippingSigmas * SigmaPerMad * mad;

    private static (double Median, double Mad) LevelsOf(float[] plane)
    {
        int step = Math.Max(1, (plane.Length + MostSamples - 1) / MostSamples);
        var sample = new float[(plane.Length + step - 1) / step];
        for (int i = 0; i < sample.Length; i++) sample[i] = plane[i * step];
        float median = MedianOf(sample);
        for (int i = 0; i < sample.Length; i++) sample[i] = Math.Abs(sample[i] - median);
        float mad = MedianOf(sample);
        return (median, mad > 0 ? mad : LeastMad);
    }

    private static float MedianOf(float[] sample)
    {
        Array.Sort(sample);
        return sample[sample.Length / 2];
    }
}
