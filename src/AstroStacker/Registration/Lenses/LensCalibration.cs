using AstroStacker.Imaging;
using AstroStacker.Numerics;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration.Lenses;

/// <summary>
/// Finds the distortion that all frames of one camera and focal length share: where homographies leave more than the
/// stars' errors, one lens and all homographies are fitted together and the pairs grown by them, until the frames are
/// full. How many numbers the lens has is decided by the Bayesian information criterion (Schwarz 1978).
/// </summary>
public sealed class LensCalibration
{
    /// <summary>Frames looked at, spread over the night, and pairs of each that are fitted, the brightest.</summary>
    private const int MostFrames = 8, MostPairs = 600;

    /// <summary>Fewer pairs of a frame, or of all together, say too little of a lens.</summary>
    private const int LeastPairs = 30, LeastPairsInAll = 60;

    /// <summary>Frames of another focal length have another lens.</summary>
    private const double MostScaleDifference = 0.15;

    /// <summary>
    /// What a first number of the lens must gain to be looked into: in twice the logarithm of likelihood, and in pixels rms.
    /// </summary>
    private const double LeastGain = 20, LeastGainPixels = 0.01;

    /// <summary>Frames with fewer first pairs, of the most that one has, wait until the others know the lens.</summary>
    private const double FullShare = 0.4;

    private const int GrowthRounds = 14, OneNumberRounds = 2, TwoNumberRounds = 4;

    /// <summary>Bright stars farther from their places than this show that the model isn't the lens's.</summary>
    private const double MostFloorPixels = 0.1;

    private static readonly LensParameters[] s_families =
    [
        LensParameters.K1,
        LensParameters.K1 | LensParameters.K2,
        LensParameters.K1 | LensParameters.Centre,
        LensParameters.K1 | LensParameters.K2 | LensParameters.Centre,
        LensParameters.K1 | LensParameters.K2 | LensParameters.K3 | LensParameters.Centre,
        LensParameters.K1 | LensParameters.K2 | LensParameters.K3 | LensParameters.K4 | LensParameters.Centre,
    ];

    private readonly PixelRectangle _area;
    private readonly ReferenceStars _reference;
    private readonly IReadOnlyList<IReadOnlyList<Star>> _frames;
    private readonly RegistrationLimits _limits;

    /// <param name="area">The used part of the sensor, full-sensor pixels: its middle and size scale the lens.</param>
    /// <param name="reference">Its stars, brightest first.</param>
    /// <param name="frames">The stars of frames of the same camera and lens, in the night's order.</param>
    /// <param name="limits">What a registration must satisfy.</param>
    public LensCalibration(
        PixelRectangle area, IReadOnlyList<Star> reference, IReadOnlyList<IReadOnlyList<Star>> frames, RegistrationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(frames);
        (_area, _frames, _limits) = (area, frames, limits with { Model = null });
        _reference = new ReferenceStars(reference);
    }

    /// <summary>Why a lens that clearly distorts could not be modelled, without a full stop; null else.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// The lens, or null where the frames need none or don't tell: too few pairs, or too little movement between them.
    /// </summary>
    /// <param name="isForced">True takes a lens also where it improves nothing.</param>
    /// <param name="cancellationToken">Ends it between rounds.</param>
    public LensModel? Find(bool isForced, CancellationToken cancellationToken)
    {
        Problem = null;
        var night = new LensNight(LensUnit.Of(_area));
        var waiting = AddFullest(night, cancellationToken);
        if (night.PairCount < LeastPairsInAll || !(IsAskedFor(night) || isForced)) return null;
        Grow(night, cancellationToken);
        if (night.AddBehindLens(_reference, waiting, _limits)) Grow(night, cancellationToken);
        if (Choose(night) is not { } fit)
        {
            Problem = "the lens distorts, but its stars don't tell how";
            return null;
        }

        double floor = night.FloorPixels(fit);
        if (floor <= MostFloorPixels) return night.Unit.ToPixels(fit.Lens);
        Problem = Invariant($"the lens's distortion is of no kind known here: bright stars stay {floor:0.00} px from their places");
        return null;
    }

    /// <summary>Takes the frames that plain homographies follow farthest, and returns the others.</summary>
    private List<StarField> AddFullest(LensNight night, CancellationToken cancellationToken)
    {
        var seeds = new List<(LensGrowth Growth, List<(int Reference, int Frame)> Pairs)>();
        foreach (var stars in Spread(_frames))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var field = FixedPattern.Without(_reference.Field, stars);
            var pairs = LensSeed.Pairs(_reference, field, _limits, out _);
            if (pairs.Count >= LeastPairs) seeds.Add((new LensGrowth(_reference.Field, field), pairs));
        }

        int fullest = seeds.Count == 0 ? 0 : seeds.Max(seed => seed.Pairs.Count);
        var waiting = new List<StarField>();
        foreach (var (growth, pairs) in seeds)
        {
            if (pairs.Count >= FullShare * fullest) night.Add(growth, pairs);
            else waiting.Add(growth.Frame);
        }

        night.RemoveScaled(MostScaleDifference);
        return waiting;
    }

    private static IEnumerable<IReadOnlyList<Star>> Spread(IReadOnlyList<IReadOnlyList<Star>> frames)
    {
        int count = Math.Min(MostFrames, frames.Count);
        for (int i = 0; i < count; i++) yield return frames[(int)((i + 1L) * frames.Count / count) - 1];
    }

    /// <summary>Compares homographies alone with those behind a lens of one number, on the same pairs.</summary>
    private static bool IsAskedFor(LensNight night)
    {
        var none = new LensModel(0, 0, 1, 0, 0);
        if (night.Fit(none, LensParameters.K1, MostPairs) is not { } first) return false;
        night.Clip(first);
        if (night.Fit(none, LensParameters.None, MostPairs) is not { } plain
            || night.Fit(first.Lens, LensParameters.K1, MostPairs) is not { } lensed) return false;
        int values = 2 * lensed.Frames.Sum(frame => frame.Pairs.Length);
        double scale = Math.Max(1, lensed.ChiSquare / Math.Max(1, values - 8 * lensed.Frames.Length - 1));
        double gain = (plain.ChiSquare - lensed.ChiSquare) / scale - Math.Log(values);
        double weight = lensed.Frames.Sum(frame => frame.Pairs.Sum(pair => 1 / pair.Variance));
        double pixels = night.Unit.RadiusPixels * Math.Sqrt(Math.Max(0, plain.ChiSquare - lensed.ChiSquare) / weight);
        night.Accept(lensed);
        return gain > LeastGain && pixels > LeastGainPixels;
    }

    /// <summary>Pairs and fits in turn; the lens gets more numbers as the pairs reach outwards.</summary>
    private static void Grow(LensNight night, CancellationToken cancellationToken)
    {
        int settled = 0;
        bool isFirst = night.Lens.K2 == 0;
        for (int round = 0; round < GrowthRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int before = night.PairCount;
            if (isFirst && round < OneNumberRounds) night.GuessHigherTerms();
            night.PairAnew(isWide: round < GrowthRounds / 2);
            var family = !isFirst || round >= TwoNumberRounds ? s_families[^1]
                : round < OneNumberRounds ? LensParameters.K1 : LensParameters.K1 | LensParameters.K2;
            if (night.Fit(night.Lens, family, MostPairs) is not { } fit) return;
            night.Accept(fit);
            settled = round > TwoNumberRounds && Math.Abs(night.PairCount - before) <= before / 500 ? settled + 1 : 0;
            if (settled == 2) break;
        }

        night.PairAnew(isWide: false);
    }

    /// <summary>The family of least criterion, fitted to the pairs that its richest kin leaves.</summary>
    private static LensFit? Choose(LensNight night)
    {
        if (night.Fit(night.Lens, s_families[^1], MostPairs) is not { } richest) return null;
        night.Clip(richest);
        LensFit? best = null;
        double least = double.PositiveInfinity, scale = 0;
        foreach (var family in s_families.Reverse())
        {
            if (night.Fit(night.LensOf(family), family, MostPairs) is not { } fit) continue;
            int values = 2 * fit.Frames.Sum(frame => frame.Pairs.Length);
            if (scale == 0) scale = Math.Max(1e-4, fit.ChiSquare / Math.Max(1, values - 8 * fit.Frames.Length - fit.SharedCount));
            double score = fit.ChiSquare / scale + fit.SharedCount * Math.Log(values);
            if (score < least) (best, least) = (fit, score);
        }

        if (best is not null) night.Accept(best);
        return best;
    }
}
