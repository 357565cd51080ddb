using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;

namespace AstroStacker.Pipeline.Checks;

/// <summary>The lights against each other: camera, binning, gain, offset.</summary>
internal static class LightSettings
{
    /// <summary>
    /// A picture is scaled by its stars, so that there a difference is only said. The plain mean of the mosaic, of which masters are
    /// made, can't be right with two gains.
    /// </summary>
    public static void Check(StackJob job, IReadOnlyList<FrameInfo> lights, JobProblems problems, List<string> notes)
    {
        var first = lights[0];
        var unlike = lights
            .Select(light => (light.Path, Differences: SensorDifferences.OfCamera(light, first)
                .Concat(SensorDifferences.OfSettings(light, first)).ToList()))
            .Where(light => light.Differences.Count > 0)
            .GroupBy(light => SensorDifferences.Text(light.Differences, its => its.One));
        foreach (var alike in unlike)
        {
            string[] paths = [.. alike.Select(light => light.Path)];
            string wanted = SensorDifferences.Text(alike.First().Differences, its => its.Other);
            string has = paths.Length == 1 ? "has" : "have";
            if (job.RawMosaic)
            {
                problems.Add(
                    FileNames.Of(paths), $"{has} {alike.Key} but {first.Path} {wanted}",
                    "Average frames of one camera and setting only (-r 1 makes masters).");
            }
            else if (job.Sets.Count == 0)
            {
                notes.Add($"{FileNames.Of(paths)} {has} {alike.Key}, {first.Path} {wanted}: they are scaled to each other"
                    + $"{(job.Calibration.Masters.Any() ? ", and calibrated with the same masters" : "")}.");
            }
        }
    }
}
