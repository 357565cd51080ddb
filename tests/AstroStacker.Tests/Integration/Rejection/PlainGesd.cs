using AstroStacker.Integration.Rejection;

namespace AstroStacker.Tests.Integration.Rejection;

/// <summary>Rosner's test step by step, as NIST's handbook (1.3.5.17.3) puts it.</summary>
internal static class PlainGesd
{
    private static readonly Dictionary<(int, double), double> s_critical = [];

    public static (int First, int Last) Keep(double[] sorted, RejectionOptions options, double floor)
    {
        int first = 0, last = sorted.Length - 1;
        var keep = (first, last);
        for (int i = 0; i < Most(sorted.Length, options) && last - first + 1 >= 3; i++)
        {
            double[] left = sorted[first..(last + 1)];
            double mean = left.Average();
            double sigma = Math.Sqrt(left.Sum(value => (value - mean) * (value - mean)) / (left.Length - 1));
            bool high = left[^1] - mean >= mean - left[0];
            double r = Math.Max(left[^1] - mean, mean - left[0]) / Math.Max(sigma, floor);
            if (high) last--;
            else first++;
            if (r > Critical(left.Length, options.GesdSignificance)) keep = (first, last);
        }

        return keep;
    }

    public static int Most(int count, RejectionOptions options) => Math.Max(1, (int)(options.GesdShare * count));

    /// <summary>Lambda with so many samples left.</summary>
    public static double Critical(int left, double alpha)
    {
        if (s_critical.TryGetValue((left, alpha), out double known)) return known;
        int freedom = left - 2;
        double low = 0, high = 1e4;
        for (int round = 0; round < 80; round++)
        {
            double middle = (low + high) / 2;
            if (Within(middle, freedom) < 1 - alpha / left) low = middle;
            else high = middle;
        }

        return s_critical[(left, alpha)] = (left - 1) * low / Math.Sqrt((freedom + low * low) * left);
    }

    /// <summary>The chance that |t| is smaller: Simpson's rule over the angle atan(t / sqrt(freedom)).</summary>
    private static double Within(double t, int freedom)
    {
        double angle = Math.Atan(t / Math.Sqrt(freedom));
        return Simpson(angle, freedom - 1) / Simpson(Math.PI / 2, freedom - 1);
    }

    private static double Simpson(double to, int power)
    {
        const int steps = 400;
        double sum = 0;
        for (int i = 0; i <= steps; i++)
            sum += Math.Pow(Math.Cos(to * i / steps), power) * (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2);
        return sum * to / steps / 3;
    }
}
