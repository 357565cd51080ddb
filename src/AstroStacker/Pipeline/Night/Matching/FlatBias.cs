using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>From what the level of a flat's own bias is known.</summary>
internal enum FlatLevel
{
    /// <summary>The flat has none: another program took it off.</summary>
    Off,

    /// <summary>A dark-flat, or a dark that is as long as the flats.</summary>
    Dark,

    /// <summary>A dark-flat of another exposure.</summary>
    OtherDark,

    Bias,

    /// <summary>The black level that the flats' files give.</summary>
    File,

    /// <summary>Only what is subtracted from the lights tells it.</summary>
    OfLights,
}

/// <summary>What is subtracted from flats.</summary>
/// <param name="Level">How it is known.</param>
/// <param name="Master">Null where it is no frame.</param>
internal sealed record FlatBias(FlatLevel Level, FrameSet? Master)
{
    /// <summary>Exposures of flats and dark-flats that differ by less are the same: flats are short and bright.</summary>
    private const double SameExposure = 0.1;

    private const double MostRatio = 2;

    /// <param name="flat">The flats.</param>
    /// <param name="darkFlats">All of the folder.</param>
    /// <param name="darks">Some programs call dark-flats darks: those as long as the flats serve.</param>
    /// <param name="biases">All of the folder.</param>
    public static FlatBias For(
        FrameSet flat, IReadOnlyList<FrameSet> darkFlats, IReadOnlyList<FrameSet> darks, IReadOnlyList<FrameSet> biases)
    {
        if (flat.First.IsCalibrated || flat.First.BlackSubtracted || SirilFlat.IsTakenAsCalibrated(flat.First))
            return new FlatBias(FlatLevel.Off, null);
        if ((Nearest(flat, darkFlats, SameExposure) ?? Nearest(flat, darks, SameExposure)) is { } same)
            return new FlatBias(FlatLevel.Dark, same);
        var silent = darkFlats.Where(dark => dark.ExposureSeconds is null && BiasMatch.Against(dark, flat) is null);
        if ((Nearest(flat, darkFlats, MostRatio - 1) ?? silent.FirstOrDefault()) is { } other)
            return new FlatBias(FlatLevel.OtherDark, other);
        if (BiasMatch.Choose(flat, biases) is { } bias) return new FlatBias(FlatLevel.Bias, bias);
        return new FlatBias(flat.KnowsBlack ? FlatLevel.File : FlatLevel.OfLights, null);
    }

    /// <summary>The dark whose exposure is nearest to the flats', if within a share of it either way.</summary>
    private static FrameSet? Nearest(FrameSet flat, IReadOnlyList<FrameSet> darks, double tolerance)
    {
        if (flat.ExposureSeconds is not { } wanted) return null;
        return darks.Where(dark => BiasMatch.Against(dark, flat) is null && dark.ExposureSeconds is { } own
                && own <= wanted * (1 + tolerance) && wanted <= own * (1 + tolerance))
            .OrderBy(dark => dark.IsReady)
            .ThenBy(dark => Math.Abs(dark.ExposureSeconds!.Value - wanted))
            .ThenBy(dark => dark.Settings.IsGainUnsure(flat.Settings))
            .ThenBy(dark => Nearness.OfNights(dark, flat))
            .ThenBy(dark => Nearness.OfTemperatures(dark, flat))
            .ThenByDescending(dark => dark.Frames.Count)
            .ThenBy(dark => dark.First.Path, NaturalOrder.Instance)
            .FirstOrDefault();
    }
}
