using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Checks;

/// <summary>Lights that would be skipped: no reason to stop, but worth knowing where the run stops anyway.</summary>
internal static class SkippedLights
{
    private const int MostLines = 10;

    /// <summary>A line each, and one that counts those beyond the first ten.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Light> lights, FrameInfo? first)
    {
        var skipped = lights
            .Select(light => (light.Path, Reason: light.Refusal ?? (first is null ? null : LightList.Mismatch(light.Info!, first))))
            .Where(light => light.Reason is not (null or SurveyStep.NotReached)).ToList();
        foreach (var (path, reason) in skipped.Take(MostLines)) yield return $"{path}: {reason}";
        if (skipped.Count > MostLines) yield return $"{skipped.Count - MostLines} more lights can't serve either.";
    }
}
