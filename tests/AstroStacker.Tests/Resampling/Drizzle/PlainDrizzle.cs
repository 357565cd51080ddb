using AstroStacker.Imaging;
using AstroStacker.Resampling.Drizzle;

namespace AstroStacker.Tests.Resampling.Drizzle;

/// <summary>The textbook's drizzle in double, pixel by pixel, from polygons clipped by half planes.</summary>
internal static class PlainDrizzle
{
    /// <summary>Value and weight of one output pixel, over all samples of a plane.</summary>
    public static (double Value, double Weight) At(string kernel, DrizzlePlane plane, Transform transform, int x, int y, double drop)
    {
        var (atX, atY) = transform.Map(x, y);
        var pixel = new PixelShape(
            (transform.Map(x + 1, y).X - transform.Map(x - 1, y).X) / 2, (transform.Map(x + 1, y).Y - transform.Map(x - 1, y).Y) / 2,
            (transform.Map(x, y + 1).X - transform.Map(x, y - 1).X) / 2, (transform.Map(x, y + 1).Y - transform.Map(x, y - 1).Y) / 2);
        double sum = 0, weights = 0;
        int reach = (int)Math.Ceiling(3 * drop + pixel.HalfWidth + pixel.HalfHeight) + 1;
        for (int row = (int)Math.Floor(atY) - reach; row <= atY + reach; row++)
            for (int column = (int)Math.Floor(atX) - reach; column <= atX + reach; column++)
            {
                if (!plane.Area.Contains(column, row) || !plane.IsOfColour(column, row)) continue;
                double weight = Weigh(kernel, pixel, column - atX, row - atY, drop) * plane.KeepAt(column, row);
                sum += weight * plane.At(column, row);
                weights += weight;
            }

        return (weights > 0 ? sum / weights : 0, weights);
    }

    public static double Weigh(string kernel, PixelShape pixel, double dx, double dy, double drop)
    {
        if (kernel == "square") return SharedArea(pixel, dx, dy, drop) / (drop * drop * pixel.AreaPixels);
        double square = 20 * (drop * drop / (8 * Math.Log(2)) + pixel.AreaPixels / 12);
        return Math.Pow(Math.Max(0, 1 - (dx * dx + dy * dy) / square), 8) * 9 / (Math.PI * square);
    }

    /// <summary>What the pixel's parallelogram about (0, 0) has in common with the drop about (dx, dy).</summary>
    public static double SharedArea(PixelShape pixel, double dx, double dy, double drop)
    {
        (double X, double Y) Corner(double u, double v) => (u * pixel.Ux + v * pixel.Vx, u * pixel.Uy + v * pixel.Vy);
        List<(double X, double Y)> polygon = [Corner(-0.5, -0.5), Corner(0.5, -0.5), Corner(0.5, 0.5), Corner(-0.5, 0.5)];
        polygon = Clip(polygon, p => p.X - (dx - drop / 2));
        polygon = Clip(polygon, p => dx + drop / 2 - p.X);
        polygon = Clip(polygon, p => p.Y - (dy - drop / 2));
        polygon = Clip(polygon, p => dy + drop / 2 - p.Y);
        double area = 0;
        for (int i = 0; i < polygon.Count; i++)
        {
            var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            area += (a.X * b.Y - b.X * a.Y) / 2;
        }

        return Math.Abs(area);
    }

    /// <summary>Sutherland and Hodgman: what lies where the distance is at least 0.</summary>
    private static List<(double X, double Y)> Clip(List<(double X, double Y)> polygon, Func<(double X, double Y), double> distance)
    {
        var kept = new List<(double X, double Y)>();
        for (int i = 0; i < polygon.Count; i++)
        {
            var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            double da = distance(a), db = distance(b);
            if (da >= 0) kept.Add(a);
            if (da >= 0 != db >= 0) kept.Add((a.X + (b.X - a.X) * da / (da - db), a.Y + (b.Y - a.Y) * da / (da - db)));
        }

        return kept;
    }
}
