using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>The masters of a plan: each set of frames once, named when first asked for.</summary>
/// <param name="sets">All that could be made.</param>
internal sealed class MasterList(CalibrationSets sets)
{
    /// <summary>Frames below which a master's own noise is worth a word.</summary>
    private const int FewFrames = 5;

    private readonly Dictionary<FrameSet, PlannedMaster> _made = [];
    private readonly StackNames _names = new();

    /// <summary>In the order in which they can be made.</summary>
    public IReadOnlyList<PlannedMaster> All =>
    [
        .. _made.Values.OrderBy(master => Array.IndexOf(s_order, master.Type)).ThenBy(master => master.Name, NaturalOrder.Instance),
    ];

    private static readonly FrameType[] s_order = [FrameType.Bias, FrameType.DarkFlat, FrameType.Dark, FrameType.Flat];

    /// <summary>Where there are no lights: what is worth keeping for other nights. One frame makes no master.</summary>
    public void TakeAll()
    {
        foreach (var set in sets.All.Where(set => set.IsReady || set.Frames.Count > 1)) Of(set);
    }

    public bool Has(FrameSet set) => _made.ContainsKey(set);

    /// <summary>Null for null.</summary>
    public PlannedMaster? Of(FrameSet? set)
    {
        if (set is null) return null;
        if (_made.TryGetValue(set, out var known)) return known;
        var bias = set.Type == FrameType.Flat ? sets.BiasOf(set) : null;
        var master = new PlannedMaster
        {
            Name = _names.Take(MasterNames.Of(set)),
            Type = set.Type,
            Frames = set.Frames,
            Bias = Of(bias?.Master),
            Notes = [.. TooFew(set), .. bias is null ? [] : FlatSentences.OfBias(set, bias)],
        };
        _made.Add(set, master);
        return master;
    }

    private static IEnumerable<string> TooFew(FrameSet set)
    {
        if (set.IsReady || set.Frames.Count >= FewFrames) yield break;
        yield return string.Create(
            CultureInfo.InvariantCulture, $"Made of fewer than {FewFrames} frames, whose noise goes into the picture. Take 20.");
    }
}
