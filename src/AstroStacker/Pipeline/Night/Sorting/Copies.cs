using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>The same file in two places, as backups leave it: stacked twice it would count twice.</summary>
internal static class Copies
{
    /// <summary>Of each file that is there more than once the one nearest the top takes part, of those the first by natural path.</summary>
    public static void LeaveOut(IReadOnlyList<Candidate> candidates)
    {
        var alike = candidates.Where(candidate => candidate.Info.StartTime is not null && candidate.Refusal is null)
            .GroupBy(candidate => (candidate.File.Name, candidate.Info.StartTime, candidate.Info.ExposureSeconds, candidate.Pixels))
            .Where(group => group.Count() > 1);
        foreach (var group in alike)
        {
            foreach (var same in group.GroupBy(candidate => FrameStore.Hash(candidate.File.FullPath)))
            {
                var first = same.OrderBy(candidate => candidate.File.Folders.Length)
                    .ThenBy(candidate => candidate.File.Place, NaturalOrder.Instance).First();
                foreach (var copy in same.Where(candidate => candidate != first))
                    copy.Refusal = $"is a copy of {first.File.Place}, which takes part";
            }
        }
    }
}
