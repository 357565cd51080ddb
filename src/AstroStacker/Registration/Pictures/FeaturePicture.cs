using AstroStacker.Imaging;

namespace AstroStacker.Registration.Pictures;

/// <summary>A frame's luminance, small enough to look for features in.</summary>
public sealed class FeaturePicture
{
    /// <summary>Features of a larger picture cost more and match no better.</summary>
    public const int MostPixels = 2_000_000;

    /// <param name="luminance">Linear, row by row.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="bin">Side of a picture pixel in sensor pixels.</param>
    /// <param name="sensorX">Sensor column of the first pixel's left samples.</param>
    /// <param name="sensorY">Sensor row of the first pixel's top samples.</param>
    public FeaturePicture(float[] luminance, int width, int bin = 1, int sensorX = 0, int sensorY = 0)
    {
        ArgumentNullException.ThrowIfNull(luminance);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(bin, 1);
        if (luminance.Length % width != 0)
            throw new ArgumentException("The luminance has no whole number of rows.", nameof(luminance));
        (Luminance, Width, Bin, SensorX, SensorY) = (luminance, width, bin, sensorX, sensorY);
    }

    public float[] Luminance { get; }

    public int Width { get; }

    public int Height => Luminance.Length / Width;

    public int Bin { get; }

    public int SensorX { get; }

    public int SensorY { get; }

    /// <summary>
    /// The mean of all samples in square bins: whole repeats of the colour pattern, doubled until the picture is small
    /// enough. Reads the frame once, a row of bins at a time.
    /// </summary>
    public static FeaturePicture Of(
        ICalibratedFrame frame, CancellationToken cancellationToken, int mostPixels = MostPixels)
    {
        ArgumentNullException.ThrowIfNull(frame);
        int bin = FinestBin(frame);
        while ((long)(frame.Area.Width / bin) * (frame.Area.Height / bin) > mostPixels) bin *= 2;
        return OfArea(frame, frame.Area, bin, cancellationToken);
    }

    /// <summary>The bins of this side that a part of the frame holds, counted from its top-left sample.</summary>
    /// <param name="frame">Read once in <paramref name="area"/>, a row of bins at a time.</param>
    /// <param name="area">Full-sensor pixels; starts whole repeats of the colour pattern from the frame's area.</param>
    /// <param name="bin">Whole repeats of the colour pattern.</param>
    /// <param name="cancellationToken">Looked at once a row of bins.</param>
    public static FeaturePicture OfArea(
        ICalibratedFrame frame, PixelRectangle area, int bin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        int width = area.Width / bin, height = area.Height / bin;
        var luminance = new float[width * height];
        using var strip = PlanePool.Rent<float>(area.Width * bin);
        for (int y = 0; y < height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int plane = 0; plane < frame.Info.PlaneCount; plane++)
            {
                frame.Read(plane, new PixelRectangle(area.X, area.Y + y * bin, area.Width, bin), strip.Span);
                AddBins(luminance.AsSpan(y * width, width), strip.Span, area.Width, bin);
            }
        }

        float weight = 1f / (bin * bin * frame.Info.PlaneCount);
        for (int i = 0; i < luminance.Length; i++) luminance[i] *= weight;
        return new FeaturePicture(luminance, width, bin, area.X, area.Y);
    }

    /// <summary>
    /// Side of the smallest bins that all hold as many samples of each colour: 2 for Bayer, 3 for X-Trans. Smaller ones
    /// would see the colour pattern.
    /// </summary>
    public static int FinestBin(ICalibratedFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Info.Cfa is not { } cfa) return 1;
        int repeat = Math.Max(cfa.RepeatWidth, cfa.RepeatHeight);
        return Enumerable.Range(1, repeat).First(bin => bin == repeat || AreAlike(cfa, frame.Area, repeat, bin));
    }

    /// <summary>The sensor position of a place in the picture; (0, 0) is the centre of its first pixel.</summary>
    public (double X, double Y) ToSensor(double x, double y) =>
        (SensorX + (x + 0.5) * Bin - 0.5, SensorY + (y + 0.5) * Bin - 0.5);

    private static void AddBins(Span<float> bins, ReadOnlySpan<float> strip, int stride, int bin)
    {
        for (int row = 0; row < bin; row++)
            for (int i = 0; i < bins.Length; i++)
            {
                float sum = 0;
                foreach (float sample in strip.Slice(row * stride + i * bin, bin)) sum += sample;
                bins[i] += sum;
            }
    }

    private static bool AreAlike(CfaPattern cfa, PixelRectangle area, int repeat, int bin)
    {
        if (repeat % bin != 0) return false;
        int[]? first = null;
        for (int y = 0; y < repeat; y += bin)
            for (int x = 0; x < repeat; x += bin)
            {
                var counts = new int[cfa.ColourCount];
                for (int i = 0; i < bin * bin; i++) counts[cfa.ColourAt(area.X + x + i % bin, area.Y + y + i / bin)]++;
                first ??= counts;
                if (!counts.AsSpan().SequenceEqual(first)) return false;
            }

        return true;
    }
}
