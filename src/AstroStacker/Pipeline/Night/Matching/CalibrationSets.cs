using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>All masters that could be made of a folder.</summary>
internal sealed class CalibrationSets
{
    private readonly Dictionary<FrameSet, FlatBias> _flatBiases;
    private readonly IReadOnlyList<(CameraKey Camera, string? Filter)> _filters;

    /// <param name="frames">Of all types; by natural path.</param>
    public CalibrationSets(IReadOnlyList<SortedFrame> frames)
    {
        _filters =
        [
            .. frames.Where(frame => frame.Type == FrameType.Light)
                .Select(light => (CameraKey.Of(light.Info), light.Filter?.Trim().ToUpperInvariant())).Distinct(),
        ];
        var usable = frames.Where(frame => frame.Type != FrameType.Light && IsUsable(frame)).ToList();
        Darks = Of(FrameType.Dark);
        Flats = Of(FrameType.Flat);
        Biases = Of(FrameType.Bias);
        DarkFlats = Of(FrameType.DarkFlat);
        _flatBiases = Flats.ToDictionary(flat => flat, flat => FlatBias.For(flat, DarkFlats, Darks, Biases));

        List<FrameSet> Of(FrameType type) => FrameSets.OfCalibration(usable.Where(frame => frame.Type == type));
    }

    public IReadOnlyList<FrameSet> Darks { get; }

    public IReadOnlyList<FrameSet> Flats { get; }

    public IReadOnlyList<FrameSet> Biases { get; }

    public IReadOnlyList<FrameSet> DarkFlats { get; }

    public IEnumerable<FrameSet> All => [.. Biases, .. DarkFlats, .. Darks, .. Flats];

    /// <summary>What is subtracted from flats.</summary>
    public FlatBias BiasOf(FrameSet flat) => _flatBiases[flat];

    /// <summary>Only linear frames of one plane can serve as masters.</summary>
    public static bool IsUsable(SortedFrame frame) => frame.Info.PlaneCount == 1 && !frame.Info.DecodedThroughCurve;

    /// <summary>How many filters the lights of this camera were taken through, none among them.</summary>
    public int FiltersOf(FrameSet lights) =>
        _filters.Where(light => light.Camera.From(lights.Camera, isReady: false) is null).Select(light => light.Filter).Distinct().Count();

    /// <summary>The groups of a picture's lights, each with its masters.</summary>
    public List<GroupDraft> Match(IReadOnlyList<SortedFrame> lights)
    {
        var drafts = FrameSets.OfLights(lights).Select(Match);
        // Nights and temperatures that come to the same masters are one group.
        return
        [
            .. drafts.GroupBy(draft => (draft.Lights.Camera, draft.Lights.Settings, draft.Lights.First.LongExposureNoiseReduction,
                    draft.Lights.First.BlackSubtracted, draft.Dark, (draft.Flat, draft.UnusableFlat)))
                .SelectMany(alike => FrameSets.ByExposure([.. FrameSets.InOrder(alike.SelectMany(draft => draft.Lights.Frames))])
                    .Select(part => alike.First() with { Lights = new FrameSet(part) }))
                .OrderBy(draft => draft.Lights.First.Path, NaturalOrder.Instance),
        ];
    }

    private GroupDraft Match(FrameSet lights)
    {
        var dark = DarkMatch.Choose(lights, Darks, BiasMatch.Choose(lights, Biases));
        var flat = FlatMatch.Choose(lights, Flats, FiltersOf(lights));
        if (flat is null) return new GroupDraft(lights, dark, null, null, null);
        var level = BiasOf(flat);
        bool isKnown = level.Level != FlatLevel.OfLights || (dark.Dark ?? dark.Bias) is { First.BlackSubtracted: false };
        return isKnown ? new GroupDraft(lights, dark, flat, level, null) : new GroupDraft(lights, dark, null, null, flat);
    }
}
