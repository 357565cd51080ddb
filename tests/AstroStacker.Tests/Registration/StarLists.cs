using AstroStacker.Imaging;

namespace AstroStacker.Tests.Registration;

/// <summary>Star lists with known truth, as a survey would return them.</summary>
internal static class StarLists
{
    /// <summary>Stars of a power law over a rectangle, brightest first.</summary>
    public static List<Star> Field(int seed, int count, double width, double height, double left = 0, double top = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count)
            .Select(_ => (X: left + random.NextDouble() * width, Y: top + random.NextDouble() * height))
            .Select(place => Make(place.X, place.Y, Math.Pow(1 - random.NextDouble(), -1.2)))
            .OrderByDescending(star => star.Flux)];
    }

    /// <summary>The field as another frame sees it: moved, with position errors, cut to the frame.</summary>
    public static List<Star> See(
        IEnumerable<Star> field, Transform transform, double width, double height, int seed = 1, double error = 0.05,
        double transparency = 1)
    {
        var random = new Random(seed);
        var seen = new List<Star>();
        foreach (var star in field)
        {
            var (x, y) = transform.Map(star.X, star.Y);
            x += error * Normal(random);
            y += error * Normal(random);
            if (x >= 0 && y >= 0 && x < width && y < height)
            {
                double flux = star.Flux * transparency * (1 + 0.02 * Normal(random));
                seen.Add(star with { X = x, Y = y, Flux = (float)flux });
            }
        }

        return [.. seen.OrderByDescending(star => star.Flux)];
    }

    public static Star Make(double x, double y, double flux, bool saturated = false) =>
        new(x, y, (float)flux, (float)flux / 10, 2.8f, 0.05f, saturated);

    /// <summary>Root mean square distance of two transforms over 9 x 9 places of a frame.</summary>
    public static double GridRms(Transform a, Transform b, double width, double height)
    {
        double sum = 0;
        for (int j = 0; j < 9; j++)
            for (int i = 0; i < 9; i++)
            {
                var (u, v) = a.Map(i * width / 8, j * height / 8);
                var (s, t) = b.Map(i * width / 8, j * height / 8);
                sum += (u - s) * (u - s) + (v - t) * (v - t);
            }

        return Math.Sqrt(sum / 81);
    }

    public static List<Star> Sorted(List<Star> stars) => [.. stars.OrderByDescending(star => star.Flux)];

    public static Star Moved(Star star, Transform transform)
    {
        var (x, y) = transform.Map(star.X, star.Y);
        return star with { X = x, Y = y };
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
