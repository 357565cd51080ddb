using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;

namespace AstroStacker.Pipeline.Checks;

/// <summary>
/// Darks, flats and biases that came along with the lights, as through astro-stacker *.fits in a folder that holds them all.
/// </summary>
internal static class CalibrationFramesAmongLights
{
    /// <summary>
    /// By their headers alone. Frames that are stacked as they lie may be anything (-a 0 makes masters), and what a folder's
    /// sorting has put among the lights, against the header's word, stays there.
    /// </summary>
    /// <returns>The others, to be checked on; all, where no light would be left or the base be missing.</returns>
    public static IReadOnlyList<Light> Refuse(StackJob job, IReadOnlyList<Light> lights, JobProblems problems)
    {
        if (!job.Registration.Align) return lights;
        var sorted = job.Sets.SelectMany(set => set.Lights).Select(LightList.SameFile).ToHashSet();
        var others = lights.Where(light => light.Info?.Capture.Type is not (null or FrameType.Light)
            && !sorted.Contains(LightList.SameFile(light.Path))).ToList();
        bool areAll = others.Count == lights.Count;
        foreach (var alike in others.GroupBy(light => light.Info!.Capture.Type!.Value).OrderBy(type => type.Key))
        {
            string[] paths = [.. alike.Select(light => light.Path)];
            string kind = paths.Length == 1 ? $"a {Words.One(alike.Key)}" : Words.Many(alike.Key);
            problems.Add(
                FileNames.Of(paths),
                $"{FileNames.Are(paths)} among the lights, but {kind} by {(paths.Length == 1 ? "its header" : "their headers")}",
                areAll
                    ? "To make a master of them add -a 0 -r 1 -v 0; to stack, name lights."
                    : "Name only the lights, or let astro-stacker night FOLDER -o OUT sort the folder and use them as what they are.");
        }

        return areAll || job.Registration.Base is not null ? lights : [.. lights.Except(others)];
    }
}
