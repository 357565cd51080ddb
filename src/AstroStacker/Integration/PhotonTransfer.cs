using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Integration;

/// <summary>
/// Measures gain and read noise of the frames themselves: the sky's noise against its level, over all cells, colours and
/// frames. Vignetting, gradients, nebulae, the colours of the sky and its changes through the night spread the levels.
/// </summary>
public static class PhotonTransfer
{
    /// <summary>Slopes less sure than this aren't used.</summary>
    private const double MostPerLightError = 0.15;

    /// <summary>Slopes as sure as this are used as they are; of less sure ones, two standard errors more.</summary>
    private const double SurePerLightError = 0.03, CautionSigmas = 2;

    /// <summary>A floor this many standard errors below 0 is a pedestal.</summary>
    private const double PedestalSigmas = 4;

    /// <summary>Fits frames of one camera setting (gain, exposure); null where no cell shows a sky with noise.</summary>
    /// <param name="frames">Of each frame, in the same units.</param>
    public static NoiseModel? Fit(IReadOnlyList<SkyCells> frames)
    {
        var points = frames.SelectMany(frame => frame.Planes.SelectMany(cells => cells.Select(PointOf))).Where(IsUsable).ToArray();
        if (points.Length == 0) return null;
        var line = Separated(points) ?? Together(points);
        return line with { PlaneFactors = Factors(frames, line) };
    }

    private static TransferPoint PointOf(SkyCell cell) =>
        new(cell.Level * (double)cell.Response, cell.Variance * (double)cell.Response * cell.Response);

    private static bool IsUsable(TransferPoint point) => point.Variance > 0 && double.IsFinite(point.Light + point.Variance);

    /// <summary>Null where slope and floor can't be told apart.</summary>
    private static NoiseModel? Separated(TransferPoint[] points)
    {
        if (TransferLine.Fit(points, withFloor: true) is not { } line || line.PerLight <= 0) return null;
        if (line.PerLightError > MostPerLightError * line.PerLight) return null;
        if (line.Floor < -PedestalSigmas * line.FloorError) return ModelOf(line, true);
        if (TransferLine.Fit(points, withFloor: false) is not { } steepest) return null;
        if (line.Floor <= 0) return ModelOf(line with { PerLight = steepest.PerLight, Floor = 0 }, true);
        return ModelOf(Cautious(line, steepest.PerLight, points), true);
    }

    /// <summary>
    /// A slope that isn't well known is taken to be steeper than found, and the line turned about the middle of the points: too
    /// little noise would have bright pixels rejected, too much only lets some more pass. Without a floor it is steepest.
    /// </summary>
    private static TransferLine Cautious(TransferLine line, double steepest, TransferPoint[] points)
    {
        double doubt = Math.Max(0, line.PerLightError - SurePerLightError * line.PerLight);
        double perLight = Math.Max(line.PerLight, Math.Min(steepest, line.PerLight + CautionSigmas * doubt));
        double light = RobustStatistics.Median(points.Select(point => point.Light).ToArray());
        return line with { PerLight = perLight, Floor = Math.Max(0, line.Floor - (perLight - line.PerLight) * light) };
    }

    private static NoiseModel Together(TransferPoint[] points)
    {
        double light = RobustStatistics.Median(points.Select(point => point.Light).ToArray());
        double variance = RobustStatistics.Median(points.Select(point => point.Variance).ToArray());
        // A sky of less light than its own noise says nothing of photons: a bound that bright pixels keep.
        double perLight = variance / Math.Max(light, Math.Sqrt(variance));
        double floor = Math.Max(0, variance - perLight * Math.Max(light, 0));
        return ModelOf(new TransferLine(perLight, floor, perLight, floor), false);
    }

    private static NoiseModel ModelOf(TransferLine line, bool isSeparated) => new()
    {
        PerLight = line.PerLight,
        Floor = line.Floor,
        PerLightError = line.PerLightError,
        FloorError = line.FloorError,
        IsSeparated = isSeparated,
        PlaneFactors = [],
    };

    private static double[] Factors(IReadOnlyList<SkyCells> frames, NoiseModel line) =>
        [.. Enumerable.Range(0, frames[0].Planes.Count).Select(plane =>
        {
            var ratios = frames.SelectMany(frame => frame.Planes[plane]).Select(PointOf).Where(IsUsable)
                .Select(point => point.Variance / (line.PerLight * point.Light + line.Floor)).Where(ratio => ratio > 0).ToArray();
            return ratios.Length == 0 ? 1 : RobustStatistics.Median(ratios);
        })];
}
