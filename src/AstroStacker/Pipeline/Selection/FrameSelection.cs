using System.Globalization;

namespace AstroStacker.Pipeline.Selection;

/// <summary>Leaves out the frames that are too poor for what the user asks.</summary>
internal static class FrameSelection
{
    /// <summary>
    /// The same frames, those below the limits refused with the number that failed. Throws
    /// <see cref="StackJobException"/> where a limit was asked for and frames can't be scored.
    /// </summary>
    public static IReadOnlyList<AlignedLight> Apply(IReadOnlyList<AlignedLight> lights, SelectionOptions options)
    {
        if (!options.IsAsked) return lights;
        var used = lights.Where(light => light.Refusal is null).ToList();
        if (used.Find(light => light.Quality is null) is { } unscored)
        {
            throw new StackJobException(
                $"{unscored.Surveyed.Light.Path} has no score: its stars were not matched, and it was not aligned by its picture. "
                + "Leave out --keep and --min-quality.");
        }

        var ranked = used.OrderByDescending(light => light.Quality!.Score).ToList();
        int most = Math.Min(options.KeepCount ?? int.MaxValue, (int)Math.Ceiling(options.KeepShare * ranked.Count - 1e-9));
        var ranks = Enumerable.Range(0, ranked.Count).ToDictionary(rank => ranked[rank], rank => rank);
        return [.. lights.Select(light => ranks.TryGetValue(light, out int rank)
            ? light with { Refusal = Problem(light.Quality!.Score, rank, ranked.Count, most, options.LeastQuality) }
            : light)];
    }

    private static string? Problem(double score, int rank, int count, int most, double least)
    {
        if (score < least) return Invariant($"has {score:0.000} of the median frame's quality, --min-quality asks for {least}.");
        return rank < most ? null : Invariant(
            $"is number {rank + 1} of {count} by quality ({score:0.000} of the median frame's), --keep takes {most}.");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
