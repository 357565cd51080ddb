using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>What LibRaw says of a camera's colours, kept only where it can be trusted.</summary>
internal static class RawColour
{
    private const double Tolerance = 1e-3;

    // IEC 61966-2-1, sRGB to XYZ (D65), each row divided by its sum: camera to sRGB of a file whose colour matrix is the
    // identity is the inverse of this, which says nothing of the camera.
    private static readonly double[] NoCamera = RowsSummingToOne(
        [0.412453, 0.357580, 0.180423, 0.212671, 0.715160, 0.072169, 0.019334, 0.119193, 0.950227])!;

    /// <summary>Null where neither a matrix nor multipliers are known.</summary>
    /// <param name="rgbFromCamera">Row-major 3x3, white-balanced camera RGB to sRGB.</param>
    /// <param name="cameraFromXyz">Row-major 3x3; zero where LibRaw keeps none.</param>
    /// <param name="cameraMultipliers">R, G, B, second G; not positive where unknown.</param>
    /// <param name="daylightMultipliers">The same for daylight; derived from the matrix.</param>
    public static ColourProfile? Profile(
        double[] rgbFromCamera, double[] cameraFromXyz, double[] cameraMultipliers, double[] daylightMultipliers)
    {
        bool isTrusted = IsTrusted(rgbFromCamera) && !IsIdentity(cameraFromXyz);
        var matrix = isTrusted ? RowsSummingToOne(rgbFromCamera) : null;
        bool knowsDaylight = matrix is not null && daylightMultipliers.Take(3).Distinct().Count() > 1;
        var daylight = knowsDaylight ? GreenOne(daylightMultipliers) : null;
        var camera = GreenOne(cameraMultipliers);
        return matrix is null && camera is null ? null : new ColourProfile(matrix, daylight, camera);
    }

    /// <summary>R, G, B divided by G (or the second G where the first is 0); null where one isn't positive.</summary>
    public static double[]? GreenOne(double[] multipliers)
    {
        double green = multipliers[1] > 0 ? multipliers[1] : multipliers[3];
        double red = multipliers[0] / green, blue = multipliers[2] / green;
        return double.IsFinite(red) && double.IsFinite(blue) && red > 0 && blue > 0 ? [red, 1, blue] : null;
    }

    private static bool IsTrusted(double[] matrix) =>
        matrix.All(double.IsFinite) && matrix.Any(value => value != 0)
        && !IsIdentity(matrix) && !IsIdentity(Product(matrix, NoCamera));

    private static bool IsIdentity(double[] matrix)
    {
        for (int i = 0; i < 9; i++)
            if (Math.Abs(matrix[i] - (i % 4 == 0 ? 1 : 0)) > Tolerance) return false;
        return true;
    }

    private static double[]? RowsSummingToOne(double[] matrix)
    {
        var scaled = new double[9];
        for (int row = 0; row < 3; row++)
        {
            double sum = matrix[3 * row] + matrix[3 * row + 1] + matrix[3 * row + 2];
            if (Math.Abs(sum) < Tolerance) return null;
            for (int column = 0; column < 3; column++) scaled[3 * row + column] = matrix[3 * row + column] / sum;
        }

        return scaled;
    }

    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[9];
        for (int i = 0; i < 9; i++)
            for (int k = 0; k < 3; k++) product[i] += a[i / 3 * 3 + k] * b[3 * k + i % 3];
        return product;
    }
}
