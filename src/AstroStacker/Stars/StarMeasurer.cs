using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>Measures a candidate on the full-size calibrated samples of a small window around it.</summary>
internal sealed class StarMeasurer
{
    /// <summary>Light that is narrower than any optics give is a hot pixel or a cosmic ray.</summary>
    private const double LeastFwhmPixels = 0.8;

    private const double MostFwhmPixels = 20;

    private const double LeastSignalToNoise = 5;

    /// <summary>Samples this many FWHM from the centre are the star's own: saturation there spoils its flux.</summary>
    private const double CoreFwhm = 1.5;

    /// <summary>Saturated samples that make a plateau, whose middle is a better start than the peak.</summary>
    private const int PlateauSamples = 4;

    /// <summary>How far a shape may be from the guess before anything is known of the frame.</summary>
    public static readonly (double Scale, double Elongation) TrialSpread = (2, 1);

    private readonly PlaneStatistics[] _sky;
    private readonly double[] _variances;
    private readonly double[] _photonVariances;
    private readonly MoffatFit _fit;
    private readonly StarWindow _window;
    private readonly int _fluxColour;

    public StarMeasurer(ICalibratedFrame frame, PlaneStatistics[] sky)
    {
        _sky = sky;
        double least = sky.Max(plane => plane.Noise) * 1e-3 + 1e-9;
        _variances = [.. sky.Select(plane => plane.Noise * plane.Noise + least * least)];
        _photonVariances = [.. sky.Select((plane, i) => PhotonVariance(plane, _variances[i]))];
        _fit = new MoffatFit(_photonVariances);
        _window = new StarWindow(frame, sky, _fit.Samples);
        _fluxColour = sky.Length > 1 ? 1 : 0;
    }

    /// <summary>How the light of the frame's stars falls off.</summary>
    public ProfileCurve Curve
    {
        get => _fit.Curve;
        set => _fit.Curve = value;
    }

    /// <summary>
    /// The star, or null where the light is none: too narrow, too wide, too faint, or another star's.
    /// </summary>
    /// <param name="candidate">Where it may be.</param>
    /// <param name="neighbours">Stars whose light is to be taken off first.</param>
    /// <param name="shape">What is expected.</param>
    /// <param name="radiusPixels">Of the window.</param>
    public MeasuredStar? Measure(
        Candidate candidate, IReadOnlyList<MeasuredStar> neighbours, ShapePrior shape, double radiusPixels)
    {
        if (!_window.Read(candidate.X, candidate.Y, radiusPixels)) return null;
        double most = Math.Max(2, shape.Mean.FwhmPixels), x = candidate.X, y = candidate.Y;
        if (_window.Saturated.Count >= PlateauSamples)
        {
            // The window grows by the plateau's radius, so that as much of the wings is seen as of other stars.
            (x, y) = PlateauMiddle();
            double plateau = Math.Ceiling(Math.Sqrt(_window.Saturated.Count / Math.PI));
            if (!_window.Read(x, y, radiusPixels + plateau)) return null;
            (x, y) = PlateauMiddle();
            most += plateau;
        }

        foreach (var neighbour in neighbours) TakeOff(neighbour);
        return Solve(x, y, most, shape);
    }

    /// <summary>
    /// Chi square of the star under each curve, all over the same samples, divided by what the best leaves a degree of
    /// freedom; none where a curve doesn't fit.
    /// </summary>
    public double[]? Compare(MeasuredStar star, IReadOnlyList<ProfileCurve> curves, double radiusPixels)
    {
        var shape = new ShapePrior(star.Shape, TrialSpread.Scale, TrialSpread.Elongation);
        if (Measure(new Candidate(star.Star.X, star.Star.Y, 0), [], shape, radiusPixels) is null) return null;
        var own = Curve;
        var chi = new double[curves.Count];
        float[] weights = _fit.Samples.Weight.ToArray();
        for (int i = 0; i < chi.Length; i++)
            chi[i] = _fit.Refit(curves[i], weights) ? _fit.ReducedChiSquare : double.PositiveInfinity;

        Curve = own;
        double least = chi.Min();
        if (!double.IsFinite(chi.Max()) || !(least > 0)) return null;
        for (int i = 0; i < chi.Length; i++) chi[i] *= _fit.FreeCount / Math.Max(1, least);
        return chi;
    }

    /// <summary>
    /// How much a unit of light adds to a sample's variance. The sky tells: its own noise is at least that of its photons;
    /// where a pedestal hides how dark it is, the estimate is too low and the fit a little nearer to plain least squares.
    /// </summary>
    private static double PhotonVariance(PlaneStatistics sky, double variance) =>
        variance / Math.Max(sky.Background, 3 * Math.Sqrt(variance));

    private (double X, double Y) PlateauMiddle()
    {
        double x = 0, y = 0;
        foreach (var at in _window.Saturated) (x, y) = (x + at.X, y + at.Y);
        return (_window.Middle.X + x / _window.Saturated.Count, _window.Middle.Y + y / _window.Saturated.Count);
    }

    private void TakeOff(MeasuredStar neighbour)
    {
        var view = ProfileView.Of(
            neighbour.Star.X - _window.Middle.X, neighbour.Star.Y - _window.Middle.Y, neighbour.Shape);
        for (int colour = 0; colour < _sky.Length; colour++)
        {
            var row = _fit.Samples.Row(_fit.Samples.Layout.Start(colour), _fit.Samples.Layout.LengthOf(colour));
            MoffatKernels.Subtract(
                row, view, _fit.Curve, neighbour.Amplitudes[colour],
                ((float)_variances[colour], (float)_photonVariances[colour]));
        }
    }

    private MeasuredStar? Solve(double x, double y, double most, ShapePrior shape)
    {
        for (int colour = 0; colour < _sky.Length; colour++)
        {
            // Nebula and moonlight add photons to the frame's own sky.
            double above = Math.Max(0, _window.LocalSky[colour].Background - _sky[colour].Background);
            _fit.Variances[colour] = _variances[colour] + _photonVariances[colour] * above;
        }

        var (middleX, middleY) = _window.Middle;
        if (!_fit.Solve(new FitStart(x - middleX, y - middleY, most, shape))) return null;
        double fwhm = _fit.Shape.FwhmPixels;
        if (fwhm is < LeastFwhmPixels or > MostFwhmPixels) return null;
        var errors = _fit.Errors();
        double flux = _fit.Flux(_fluxColour);
        if (errors.SignalToNoise < LeastSignalToNoise || !double.IsFinite(errors.PositionPixels)) return null;
        if (!(flux > 0)) return null;
        var (plus, cross) = (_fit.Shape.Plus, _fit.Shape.Cross);
        // The noise of two components adds to the square of their length.
        double noise = 2 * errors.Elongation * errors.Elongation;
        double elongation = Math.Sqrt(Math.Max(0, plus * plus + cross * cross - noise));
        bool saturated = IsSaturated(CoreFwhm * fwhm);
        var star = new Star(
            middleX + _fit.X, middleY + _fit.Y, (float)flux, Peak(saturated, fwhm), (float)fwhm,
            (float)errors.PositionPixels, saturated, (float)ProfileShape.Eccentricity(elongation),
            (float)ProfileShape.Direction(plus, cross));
        var amplitudes = new float[_sky.Length];
        for (int colour = 0; colour < amplitudes.Length; colour++) amplitudes[colour] = (float)_fit.Amplitude(colour);
        return new MeasuredStar(star, _fit.Shape, errors.Elongation, amplitudes);
    }

    private bool IsSaturated(double core)
    {
        foreach (var at in _window.Saturated)
            if (IsWithin(at.X, at.Y, core)) return true;
        return false;
    }

    private float Peak(bool saturated, double radius)
    {
        var samples = _fit.Samples;
        double highest = 0;
        for (int colour = 0; colour < _sky.Length; colour++)
        {
            int start = samples.Layout.Start(colour), end = start + samples.Layout.Count(colour);
            for (int i = start; i < end; i++)
                if (samples.Share[i] > 0 && IsWithin(samples.Layout.X[i], samples.Layout.Y[i], radius))
                    highest = Math.Max(highest, samples.Value[i] - _fit.Sky(colour));
        }

        double level = _window.LocalSky[_fluxColour].Background + _fit.Sky(_fluxColour);
        return (float)(saturated ? Math.Max(highest, 1 - level) : highest);
    }

    private bool IsWithin(double x, double y, double radius) =>
        (x - _fit.X) * (x - _fit.X) + (y - _fit.Y) * (y - _fit.Y) <= radius * radius;
}
