using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Simulation;

namespace AstroStacker.Registration.Bench;

/// <summary>
/// What photons allow a transform to be known by: the true model fitted to all stars both lights see, each with the least
/// variance of a centroid (Rieger and Stallinga 2014, for a Gaussian star on pixels with a known sky).
/// </summary>
internal static class PhotonLimit
{
    private const int GridPoints = 9;
    private const double LeastSignalToNoise = 5;

    /// <summary>Of a mosaic's mean sample, white light, over a green one.</summary>
    private const double MeanOfMosaic = 0.785;

    /// <summary>Rms over the grid of the frame, median of the lights; pixels.</summary>
    public static double Median(NightTruth truth, int reference, IEnumerable<int> lights)
    {
        double[] limits = [.. lights.Where(light => light != reference).Select(light => Rms(truth, reference, light)).Order()];
        return limits.Length == 0 ? 0 : limits[limits.Length / 2];
    }

    private static double Rms(NightTruth truth, int reference, int light)
    {
        int size = truth.Options is { Perspective: 0, SkyTurnDegrees: 0 } ? 4 : 8;
        var normal = new double[size * size];
        var (fromScene, ofReference) = (truth.Lights[light], truth.Lights[reference]);
        double scale = Math.Sqrt(Math.Abs(truth.Between(reference, light).AreaScaleAt(0, 0)));
        foreach (var star in truth.Stars)
        {
            double variance = Variance(star, fromScene, truth.Options) + scale * scale * Variance(star, ofReference, truth.Options);
            if (!double.IsFinite(variance)) continue;
            var (x, y) = fromScene.SceneToFrame.Map(star.X, star.Y);
            foreach (double[] slope in Slopes(x, y, truth.Options, size))
                for (int i = 0; i < size; i++)
                    for (int j = 0; j < size; j++) normal[i * size + j] += slope[i] * slope[j] / variance;
        }

        return SymmetricSolver.Factor(normal, size) ? Math.Sqrt(MeanSquare(normal, size, truth.Options)) : double.NaN;
    }

    private static double MeanSquare(double[] factor, int size, NightOptions night)
    {
        double sum = 0;
        for (int row = 0; row < GridPoints; row++)
            for (int column = 0; column < GridPoints; column++)
            {
                double x = column * (night.WidthPixels - 1.0) / (GridPoints - 1), y = row * (night.HeightPixels - 1.0) / (GridPoints - 1);
                foreach (double[] slope in Slopes(x, y, night, size))
                {
                    double[] solved = [.. slope];
                    SymmetricSolver.Substitute(factor, size, solved);
                    for (int i = 0; i < size; i++) sum += slope[i] * solved[i];
                }
            }

        return sum / (GridPoints * GridPoints);
    }

    /// <summary>Of x and of y by the model's numbers: a similarity's four or a homography's eight.</summary>
    private static double[][] Slopes(double x, double y, NightOptions night, int size)
    {
        double u = x / night.WidthPixels - 0.5, v = (y - night.HeightPixels / 2.0) / night.WidthPixels;
        return size == 4
            ? [[u, -v, 1, 0], [v, u, 0, 1]]
            : [[u, v, 1, 0, 0, 0, u * u, u * v], [0, 0, 0, u, v, 1, u * v, v * v]];
    }

    /// <summary>Square pixels a coordinate; infinite for stars out of the frame, too faint or saturated.</summary>
    private static double Variance(SceneStar star, LightTruth light, NightOptions night)
    {
        var (x, y) = light.SceneToFrame.Map(star.X, star.Y);
        if (!night.VisibleArea.Contains((int)Math.Round(x), (int)Math.Round(y))) return double.PositiveInfinity;
        double share = night.IsMono ? 1 : MeanOfMosaic, sigma = light.FwhmPixels / 2.3548;
        double square = sigma * sigma * light.Elongation + 1.0 / 12, photons = share * star.Electrons * light.Transparency;
        double sky = share * light.SkyElectrons + night.DarkElectronsPerSecond * night.ExposureSeconds
            + night.ReadNoiseElectrons * night.ReadNoiseElectrons;
        bool saturated = star.Electrons * light.Transparency / (2 * Math.PI * square)
            > (night.WhiteAdu - night.BiasAdu) * night.GainElectronsPerAdu;
        if (saturated || photons / Math.Sqrt(photons + 4 * Math.PI * square * sky) < LeastSignalToNoise) return double.PositiveInfinity;
        double tau = 2 * Math.PI * square * sky / photons;
        return square / photons * (1 + 4 * tau + Math.Sqrt(2 * tau / (1 + 4 * tau)));
    }
}
