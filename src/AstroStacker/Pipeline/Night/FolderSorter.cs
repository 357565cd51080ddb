using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Sorting;

namespace AstroStacker.Pipeline.Night;

/// <summary>
/// Finds out what each file of a folder is: header, names, exposure, samples and neighbours are weighed together
/// (docs/algorithms/night.md). What can't be told is passed over, never guessed. The answer depends on the files alone, not on
/// threads or the order in which the disk lists them.
/// </summary>
public static class FolderSorter
{
    /// <summary>
    /// Reads headers and a few rows. Throws <see cref="StackJobException"/> where the folder can't be listed; a file that can't
    /// be read is passed over with its reason.
    /// </summary>
    public static SortedFolder Sort(string folder, int threads, CancellationToken stop)
    {
        var (files, passedOver) = FolderWalk.List(folder, stop);
        var own = new OwnResults(files);
        var intermediates = new Intermediates(files);
        var over = new List<PassedOver>(passedOver);
        var wanted = new List<FoundFile>();
        foreach (var file in files)
        {
            if ((own.Reason(file) ?? PassOverRules.ByName(file)) is { } reason) over.Add(new PassedOver(file.Place, reason));
            else wanted.Add(file);
        }

        var opened = FrameOpening.Open(wanted, threads, stop);
        var candidates = opened.Select(file => file.Candidate).OfType<Candidate>().ToList();
        bool onlyPictures = candidates.All(candidate => !Twins.IsOfSensor(candidate.Info));
        for (int i = 0; i < wanted.Count; i++)
            if (opened[i].Problem is { } problem) over.Add(Unreadable(wanted[i], problem, onlyPictures));

        foreach (var candidate in candidates) candidate.Refusal = own.ReasonOfMaster(candidate);
        Judge(candidates, intermediates, threads, stop);
        over.AddRange(candidates.Where(frame => frame.Refusal is not null)
            .Select(frame => new PassedOver(frame.File.Place, frame.Refusal!, frame.IsLost)));
        over.Sort((a, b) => NaturalOrder.Instance.Compare(a.Path, b.Path));
        var frames = candidates.Where(frame => frame.Refusal is null).ToList();
        var nightOf = NightClock.Of(frames);
        return new SortedFolder([.. frames.Select(frame => FrameVerdict.Of(frame, nightOf(frame.Info)))], over)
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
        };
    }

    // A file that no reader knows is told by its ending; one that is damaged by its reader.
    private static PassedOver Unreadable(FoundFile file, string problem, bool onlyPictures)
    {
        if (PassOverRules.IsNamedLikeFrame(file)) return new PassedOver(file.Place, problem, IsLost: true);
        bool isPicture = FrameFormats.NameOf(file.FullPath) is not null;
        if (isPicture) return new PassedOver(file.Place, problem, IsLost: onlyPictures);
        return new PassedOver(file.Place, PassOverRules.OfOtherFile(file) ?? problem);
    }

    private static void Judge(IReadOnlyList<Candidate> candidates, Intermediates intermediates, int threads, CancellationToken stop)
    {
        Copies.LeaveOut(candidates);
        var twins = new Twins(candidates);
        bool hasMosaics = candidates.Any(candidate => Twins.IsOfSensor(candidate.Info) && candidate.Info.PlaneCount == 1);
        foreach (var candidate in candidates)
        {
            candidate.Refusal ??= PassOverRules.ByHeader(candidate.Info.Capture.TypeText) ?? twins.Reason(candidate);
            if (candidate.Refusal is null && hasMosaics && candidate.Info.PlaneCount > 1)
                candidate.Refusal = candidate.MasterSign is { } sign
                    ? $"is a stacked result ({sign})" : "is a picture of three colours among frames of one plane";
        }

        TypeJudge.Weigh(
            [.. candidates.Where(candidate => candidate.Refusal is null)], doubtful => DoubtfulPixels.Look(doubtful, threads, stop));
        MasterSigns.AddLoneFloats(candidates);
        foreach (var candidate in candidates) FrameVerdict.Decide(candidate, intermediates);
    }
}
