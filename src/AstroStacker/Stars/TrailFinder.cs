using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// Tells whether a straight line of light crosses the frame: sums along all lines, each against the lines beside it, and
/// the best of each slope then looked at piece by piece (after Nir, Zackay and Ofek 2018, "Optimal and efficient streak
/// detection in astronomical images").
/// </summary>
internal sealed class TrailFinder(TrailPicture picture)
{
    /// <summary>Chance, in the 400,000 lines of a frame, stays near 5 sigma.</summary>
    private const double LeastSigma = 8;

    /// <summary>Blocks from the line to the two it is compared with: farther than a trail's own light.</summary>
    private const int Beside = 3;

    /// <summary>What a line minus the mean of two others has of the variance of one.</summary>
    private const double ContrastVariance = 1.5;

    /// <summary>What is nearly a row or a column is the sensor's own noise.</summary>
    private const int LeastSlope = 2;

    /// <summary>A part of the shorter side; spikes of bright stars are shorter.</summary>
    private const double LeastPart = 1.0 / 3;

    private const int LeastBlocks = 24;

    /// <summary>Blocks brighter than this, in their own sigma, count no more.</summary>
    private const float MostSigma = 4;

    public bool Find()
    {
        int shorter = Math.Min(picture.Width, picture.Height);
        if (shorter < LeastBlocks) return false;
        var (values, noise) = Level();
        if (!(noise > 0)) return false;
        for (int view = 0; view < 4; view++)
        {
            bool isSteep = view >= 2, isRising = view % 2 == 1;
            int height = isSteep ? picture.Width : picture.Height;
            var columns = View(values, isSteep, isRising);
            using var sums = new LineSums(columns, height);
            var test = new TrailTest(columns, height, sums.Length, noise, (int)(LeastPart * shorter));
            for (int slope = LeastSlope; slope < sums.Length; slope++)
            {
                int start = Best(sums.At(slope), LeastSigma * noise * Math.Sqrt(ContrastVariance * LeastPart * shorter));
                if (start >= 0 && test.IsTrail(slope, start - sums.Length)) return true;
            }
        }

        return false;
    }

    /// <summary>The place of the greatest contrast in a row of sums, or -1 where none is above the least.</summary>
    private static int Best(ReadOnlySpan<float> sums, double least)
    {
        int best = -1;
        for (int i = Beside; i < sums.Length - Beside; i++)
        {
            double contrast = sums[i] - (sums[i - Beside] + sums[i + Beside]) / 2;
            if (contrast > least) (best, least) = (i, contrast);
        }

        return best;
    }

    /// <summary>Every so many blocks one is looked at for the middle and the scatter: 10,000 are plenty.</summary>
    private const int SampleStep = 4;

    /// <summary>The blocks about their middle, the bright ones held back, and what is left of scatter.</summary>
    private (float[] Values, double Noise) Level()
    {
        float[] values = picture.Values.ToArray();
        var sample = new float[(values.Length + SampleStep - 1) / SampleStep];
        for (int i = 0; i < sample.Length; i++) sample[i] = values[i * SampleStep];
        var level = RobustStatistics.ClipSigma(sample);
        float middle = (float)level.Median, most = (float)(MostSigma * level.Sigma);
        double sum = 0;
        for (int i = 0; i < values.Length; i++) values[i] = Math.Clamp(values[i] - middle, -most, most);

        for (int y = 0; y < picture.Height; y++) TakeMeanOff(values, y * picture.Width, 1, picture.Width);
        for (int x = 0; x < picture.Width; x++) TakeMeanOff(values, x, picture.Width, picture.Height);
        foreach (float value in values) sum += value * value;
        return (values, Math.Sqrt(sum / values.Length));
    }

    /// <summary>Rows and columns of the sensor have levels of their own.</summary>
    private static void TakeMeanOff(float[] values, int start, int step, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += values[start + i * step];
        float mean = (float)(sum / count);
        for (int i = 0; i < count; i++) values[start + i * step] -= mean;
    }

    /// <summary>The picture column by column, or row by row for steep lines, upside down for rising ones.</summary>
    private float[] View(float[] values, bool isSteep, bool isRising)
    {
        int length = isSteep ? picture.Height : picture.Width, height = isSteep ? picture.Width : picture.Height;
        var view = new float[values.Length];
        for (int x = 0; x < length; x++)
            for (int y = 0; y < height; y++)
            {
                int across = isRising ? height - 1 - y : y;
                view[x * height + y] = values[isSteep ? x * picture.Width + across : across * picture.Width + x];
            }

        return view;
    }
}
