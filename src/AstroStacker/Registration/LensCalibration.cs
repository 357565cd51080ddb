using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>Finds the lens that all frames of a run share, from their stars alone.</summary>
public sealed class LensCalibration
{
    /// <summary>Frames looked at, spread over the run.</summary>
    private const int MostFrames = 8;

    /// <summary>Fewer pairs on a frame tell nothing of a lens beside a homography.</summary>
    private const int LeastPairs = 30;

    /// <summary>
    /// By how much the Bayesian information criterion (Schwarz 1978) must fall for a lens to be believed: odds above a
    /// million to one.
    /// </summary>
    private const double LeastGain = 30;

    /// <summary>A lens that moves no star by so many pixels against the plain fits isn't worth a model.</summary>
    private const double LeastEffectPixels = 0.02;

    /// <summary>Barrels and pincushions tried where plain homographies fail, as shares at the frame's corner.</summary>
    private static readonly double[] s_trials = [-0.05, -0.1, -0.16, -0.24, 0.05];

    private const int Rounds = 4;

    private readonly LensModel _flat;
    private readonly IReadOnlyList<Star> _reference;
    private readonly IReadOnlyList<IReadOnlyList<Star>> _frames;
    private readonly RegistrationLimits _limits;

    /// <param name="area">The used part of the sensor, full-sensor pixels.</param>
    /// <param name="reference">Its stars, brightest first.</param>
    /// <param name="frames">The stars of frames of the same camera and lens.</param>
    /// <param name="limits">What a registration must satisfy.</param>
    public LensCalibration(
        PixelRectangle area, IReadOnlyList<Star> reference, IReadOnlyList<IReadOnlyList<Star>> frames, RegistrationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(frames);
        _flat = new LensModel(
            area.X + (area.Width - 1) / 2.0, area.Y + (area.Height - 1) / 2.0,
            Math.Sqrt((double)area.Width * area.Width + (double)area.Height * area.Height) / 2, 0, 0);
        _reference = reference;
        _frames = frames.Count <= MostFrames ? frames
            : [.. Enumerable.Range(0, MostFrames).Select(i => frames[(int)((long)(i + 1) * (frames.Count - 1) / MostFrames)])];
        _limits = limits with { Model = null };
    }

    /// <summary>
    /// The lens, or null where the frames need none or don't tell: too few pairs, or too little movement between them.
    /// </summary>
    /// <param name="isForced">True takes a lens also where it improves nothing.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    public LensModel? Find(bool isForced, CancellationToken cancellationToken)
    {
        var plain = new ReferenceStars(_reference);
        var pairs = Pairs(stars => StarRegistration.Register(plain, stars, _limits), _reference, _frames);
        var lens = Best(pairs, isForced);
        if (2 * pairs.Count < _frames.Count) lens = Widest(pairs, lens, isForced, cancellationToken);
        for (int round = 0; lens is not null && round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int before = pairs.Sum(frame => frame.Length);
            var wider = PairsWith(lens);
            if (Best(wider, isForced) is not { } next) break;
            (lens, pairs) = (next, wider);
            if (pairs.Sum(frame => frame.Length) <= before) break;
        }

        return lens;
    }

    private List<PointPair[]> PairsWith(LensModel lens)
    {
        var registration = new LensRegistration(lens, _reference);
        return Pairs(stars => registration.Register(stars, _limits), _reference, _frames);
    }

    /// <summary>Where plain homographies find little: the trial lens under which most stars pair.</summary>
    private LensModel? Widest(List<PointPair[]> pairs, LensModel? lens, bool isForced, CancellationToken cancellationToken)
    {
        int most = pairs.Sum(frame => frame.Length);
        foreach (double k1 in s_trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = PairsWith(new LensModel(_flat.CentreX, _flat.CentreY, _flat.RadiusPixels, k1, 0));
            int count = found.Sum(frame => frame.Length);
            if (count <= most || Best(found, isForced) is not { } next) continue;
            (lens, most) = (next, count);
        }

        return lens;
    }

    /// <summary>Pairs of the frames that have enough, as seen.</summary>
    private static List<PointPair[]> Pairs(
        Func<IReadOnlyList<Star>, RegistrationResult> register, IReadOnlyList<Star> reference, IEnumerable<IReadOnlyList<Star>> frames)
    {
        var all = new List<PointPair[]>();
        foreach (var stars in frames)
        {
            var result = register(stars);
            if (result.Pairs.Count >= LeastPairs)
                all.Add([.. result.Pairs.Select(pair => Seen(reference[pair.Reference], stars[pair.Frame]))]);
        }

        return all;
    }

    private static PointPair Seen(in Star reference, in Star frame)
    {
        double variance = (double)reference.PositionErrorPixels * reference.PositionErrorPixels
            + (double)frame.PositionErrorPixels * frame.PositionErrorPixels;
        return new PointPair(reference.X, reference.Y, frame.X, frame.Y, Math.Max(variance, 1e-8));
    }

    /// <summary>The form of lens with the least information criterion, if it is well below that of none.</summary>
    private LensModel? Best(List<PointPair[]> frames, bool isForced)
    {
        if (frames.Count == 0) return null;
        var all = new LensFit(_flat, frames);
        if (all.Solve(LensFit.Forms[0]) is not { } first) return null;
        var fit = all.Cleaned(first);
        // A telescope's night is told by its first term alone, at a fraction of the cost.
        if (!isForced && fit.ChiSquare(null) - fit.ChiSquare(first) < LeastGain) return null;
        LensModel? best = null;
        double bits = Math.Log(fit.ValueCount), least = double.PositiveInfinity, scale = 0;
        foreach (var form in LensFit.Forms.Reverse())
        {
            if (fit.Solve(form) is not { } lens) continue;
            double chi = fit.ChiSquare(lens);
            if (scale == 0) scale = Math.Max(1, chi / Math.Max(1, fit.ValueCount - fit.FrameParameterCount - LensFit.Count(form)));
            double score = chi / scale + LensFit.Count(form) * bits;
            if (score < least) (best, least) = (lens, score);
        }

        if (best is null || isForced) return best;
        double plain = fit.ChiSquare(null) / Math.Max(1, scale);
        double effect = Math.Sqrt(Math.Max(0, plain - fit.ChiSquare(best) / Math.Max(1, scale)) / fit.ValueCount * fit.MeanVariance);
        return plain - least >= LeastGain && effect >= LeastEffectPixels ? best : null;
    }
}
