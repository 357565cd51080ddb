using System.Globalization;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;

namespace AstroStacker.Pipeline.Night;

/// <summary>Decides what is made of a sorted folder: which pictures, of which lights, with which masters, and every compromise.</summary>
public static class NightPlanner
{
    /// <summary>Below it a frame's type is worth a word.</summary>
    private const double LeastConfidence = 0.9;

    /// <summary>
    /// A pure function of the frames' records: their order does not matter, and each file is in one place only (a master, a
    /// stack, or passed over). Rules: docs/algorithms/matching.md.
    /// </summary>
    public static NightPlan Make(SortedFolder folder)
    {
        var frames = FrameSets.InOrder(folder.Frames).ToList();
        var sets = new CalibrationSets(frames);
        var masters = new MasterList(sets);
        var names = new StackNames();
        var groups = new List<(string Stack, GroupDraft Draft)>();
        var stacks = new List<PlannedStack>();
        foreach (var draft in StackDrafts.Of([.. frames.Where(frame => frame.Type == FrameType.Light)], folder.Name))
        {
            string name = names.Take(draft.Name);
            var matched = sets.Match(draft.Lights);
            groups.AddRange(matched.Select(group => (name, group)));
            stacks.Add(Stack(name, draft, [.. matched.Select(group => Group(group, sets, masters))]));
        }

        if (stacks.Count == 0) masters.TakeAll();
        return new NightPlan
        {
            Masters = masters.All,
            Stacks = stacks,
            PassedOver = [.. PassedOver(folder, frames, sets, masters, groups)],
            Notes = [.. NotesOf(frames, stacks, masters)],
        };
    }

    private static PlannedStack Stack(string name, StackDraft draft, IReadOnlyList<LightGroup> groups)
    {
        var notes = draft.Notes.ToList();
        if (draft.Lights.Count == 1) notes.Add("There is one light only: it is calibrated and written as it is.");
        return new PlannedStack
        {
            Name = name,
            Target = draft.Target.Name,
            Basis = draft.Target.Basis,
            Panel = draft.Panel,
            Filter = draft.Filter,
            Groups = groups,
            Notes = notes,
        };
    }

    private static LightGroup Group(GroupDraft draft, CalibrationSets sets, MasterList masters) => new()
    {
        Lights = draft.Lights.Frames,
        Dark = masters.Of(draft.Dark.Dark),
        Flat = masters.Of(draft.Flat),
        Bias = masters.Of(draft.Dark.Bias),
        ScaleDark = draft.Dark.Scale,
        Notes =
        [
            .. DarkSentences.Of(draft.Lights, draft.Dark, sets.Darks),
            .. FlatSentences.Of(draft, sets.Flats, sets.FiltersOf(draft.Lights)),
        ],
    };

    private static IEnumerable<PassedOver> PassedOver(
        SortedFolder folder, IReadOnlyList<SortedFrame> frames, CalibrationSets sets, MasterList masters,
        IReadOnlyList<(string Stack, GroupDraft Draft)> groups)
    {
        var leftovers = new Leftovers(groups, sets);
        var unused = sets.All.Where(set => !masters.Has(set)).SelectMany(set =>
        {
            string reason = leftovers.Reason(set);
            return set.Frames.Select(frame => new PassedOver(PlaceOf(frame), reason));
        });
        var unusable = frames.Where(frame => frame.Type != FrameType.Light && !CalibrationSets.IsUsable(frame))
            .Select(frame => new PassedOver(PlaceOf(frame), Leftovers.Unusable(frame)));
        return folder.PassedOver.Concat(unused).Concat(unusable).OrderBy(file => file.Path, NaturalOrder.Instance);
    }

    /// <summary>Below the night's folder, as the sorting names files.</summary>
    private static string PlaceOf(SortedFrame frame)
    {
        string name = Path.GetFileName(frame.Info.Path);
        return frame.Folder.Length == 0 ? name : $"{frame.Folder}/{name}";
    }

    private static IEnumerable<string> NotesOf(
        IReadOnlyList<SortedFrame> frames, IReadOnlyList<PlannedStack> stacks, MasterList masters)
    {
        foreach (var type in frames.Where(frame => frame.Confidence < LeastConfidence).GroupBy(frame => frame.Type)
            .OrderBy(type => type.Key))
        {
            string example = $"{PlaceOf(type.First())} by {type.First().Evidence.FirstOrDefault() ?? "nothing"}";
            yield return $"{Words.Count(type.Count(), type.Key)} could be something else ({example}): "
                + "folders named lights, darks, flats and biases would tell.";
        }

        if (stacks.Count == 0 && masters.All.Count > 0) yield return "There are no lights here: only masters are made.";
        int assumed = stacks.Count(stack => stack.Basis == TargetBasis.Assumed);
        if (assumed > 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"Nothing names the target of {assumed} stacks: the stars will tell.");
    }
}
