using AstroStacker.Imaging;

namespace AstroStacker.Testing.Stars;

/// <summary>
/// The least standard error of a star's place that samples allow: Fisher's information of x, y and an amplitude and a sky
/// for each colour, from the true profile and the true noise (Rao 1945).
/// </summary>
internal static class CramerRao
{
    /// <summary>Root of the mean of the bounds of x and y, over the samples of a round window.</summary>
    public static double Bound(
        TrialStar star, double[] expected, int side, CfaPattern? cfa, double radius, double readNoise)
    {
        int colours = cfa?.ColourCount ?? 1, size = 2 + 2 * colours;
        var fisher = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(size, size);
        int x0 = (int)Math.Round(star.X), y0 = (int)Math.Round(star.Y), reach = (int)Math.Ceiling(radius);
        for (int y = Math.Max(0, y0 - reach); y <= Math.Min(side - 1, y0 + reach); y++)
            for (int x = Math.Max(0, x0 - reach); x <= Math.Min(side - 1, x0 + reach); x++)
            {
                if ((x - x0) * (x - x0) + (y - y0) * (y - y0) > radius * radius) continue;
                var (light, slopeX, slopeY) = star.At(x, y);
                double share = StarTrial.Share(cfa, x, y);
                var slopes = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(size);
                (slopes[0], slopes[1]) = (slopeX * share, slopeY * share);
                int colour = cfa?.ColourAt(x, y) ?? 0;
                (slopes[2 + 2 * colour], slopes[3 + 2 * colour]) = (light * share, 1);
                fisher += slopes.OuterProduct(slopes) / (expected[y * side + x] + readNoise * readNoise);
            }

        var inverse = fisher.Inverse();
        return Math.Sqrt((inverse[0, 0] + inverse[1, 1]) / 2);
    }
}
