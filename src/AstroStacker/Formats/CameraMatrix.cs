using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>
/// From the matrix a camera's file or a table gives (XYZ to camera, row-major, one row a colour) to the matrix and
/// multipliers we work with, the way dcraw does: the rows of sRGB-to-camera are scaled to sum to 1, so that daylight
/// white is (1, 1, 1) in both, and the inverse then takes white-balanced camera colours to linear sRGB.
/// </summary>
internal static class CameraMatrix
{
    // Linear sRGB to XYZ, D65 (IEC 61966-2-1).
    private static readonly double[] SrgbToXyz =
    [
        0.4124564, 0.3575761, 0.1804375,
        0.2126729, 0.7151522, 0.0721750,
        0.0193339, 0.1191920, 0.9503041,
    ];

    /// <summary>Null for a matrix that says nothing: not 3x3, zero, identity, or without an inverse.</summary>
    public static (double[] CameraToSrgb, double[] DaylightMultipliers)? From(IReadOnlyList<double> xyzToCamera)
    {
        if (xyzToCamera.Count != 9 || xyzToCamera.Any(value => !double.IsFinite(value)) || IsDiagonal(xyzToCamera))
            return null;
        double[] srgbToCamera = Multiply(xyzToCamera, SrgbToXyz);
        var multipliers = new double[3];
        for (int row = 0; row < 3; row++)
        {
            double sum = srgbToCamera[row * 3] + srgbToCamera[row * 3 + 1] + srgbToCamera[row * 3 + 2];
            if (sum <= 1e-5) return null;
            for (int column = 0; column < 3; column++) srgbToCamera[row * 3 + column] /= sum;
            multipliers[row] = 1 / sum;
        }

        try
        {
            double[] inverse = [.. new Transform(srgbToCamera).Inverse().Matrix];
            return (WithRowsOfOne(inverse), [multipliers[0] / multipliers[1], 1, multipliers[2] / multipliers[1]]);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static double[] Multiply(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var product = new double[9];
        for (int row = 0; row < 3; row++)
            for (int column = 0; column < 3; column++)
                product[row * 3 + column] = left[row * 3] * right[column]
                    + left[row * 3 + 1] * right[3 + column] + left[row * 3 + 2] * right[6 + column];
        return product;
    }

    // An identity matrix, or any scaled per channel, mixes no colours: it was put there for want of a real one.
    private static bool IsDiagonal(IReadOnlyList<double> matrix) =>
        Enumerable.Range(0, 9).All(i => i % 4 == 0 || matrix[i] == 0);

    private static double[] WithRowsOfOne(double[] matrix)
    {
        for (int row = 0; row < 9; row += 3)
        {
            double sum = matrix[row] + matrix[row + 1] + matrix[row + 2];
            for (int column = 0; column < 3; column++) matrix[row + column] /= sum;
        }

        return matrix;
    }
}
