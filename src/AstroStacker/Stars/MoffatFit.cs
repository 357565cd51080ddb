using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// Least squares of one elliptical Moffat profile to samples of several colours: centre, scale and elongation shared, one
/// amplitude and one sky a colour, so that a mosaic is measured without a demosaic. Gauss-Newton steps with the amplitudes
/// and skies projected out; weights from sky and photon noise, renewed at each step.
/// </summary>
internal sealed class MoffatFit
{
    private const int MostIterations = 20;

    private const double LeastLogScale = -2.3, MostLogScale = 2.8, MostElongation = 2;

    /// <summary>Steps that lower chi square by less than this move the centre by 0.03 of its error.</summary>
    private const double LeastGain = 1e-3;

    /// <summary>In pixels, and in logarithms of the axes: the step after such a one is far below any noise.</summary>
    private const double SmallShift = 3e-4, SmallStretch = 1e-3;

    private const double MostStretch = 0.5;

    private readonly double[] _photonVariances;
    private readonly double[] _variances;
    private readonly MoffatEquations _equations;
    private readonly float[] _sums = new float[MoffatKernels.Sums * MoffatKernels.Parts];
    private readonly double[] _totals = new double[MoffatKernels.Sums];
    private readonly double[] _factor = new double[MoffatEquations.Size * MoffatEquations.Size];
    private readonly double[] _step = new double[MoffatEquations.Size];
    private readonly double[] _tops;
    private readonly int[] _cores;
    private PixelPoints _corePoints = PixelPoints.Four, _wingPoints = PixelPoints.One;
    private FitStart _start;

    /// <param name="photonVariances">What each unit of light adds to a sample's variance, by colour.</param>
    public MoffatFit(double[] photonVariances)
    {
        _photonVariances = photonVariances;
        _variances = new double[photonVariances.Length];
        _tops = new double[photonVariances.Length];
        _cores = new int[photonVariances.Length];
        _equations = new MoffatEquations(photonVariances.Length);
    }

    /// <summary>What is fitted; positions in pixels from the window's middle sample.</summary>
    public FitSamples Samples { get; } = new();

    /// <summary>Variance of one sample of the local sky, by colour; to be set before a fit.</summary>
    public Span<double> Variances => _variances;

    /// <summary>How the light falls off.</summary>
    public ProfileCurve Curve { get; set; } = ProfileCurve.Usual;

    public double X { get; private set; }

    public double Y { get; private set; }

    public ProfileShape Shape { get; private set; }

    /// <summary>Weighted squared residuals a degree of freedom, about 1 where noise is all there is.</summary>
    public double ReducedChiSquare { get; private set; }

    /// <summary>Degrees of freedom: samples less parameters.</summary>
    public int FreeCount { get; private set; }

    /// <summary>Height of the profile's top above its sky.</summary>
    public double Amplitude(int colour) => _equations.Amplitude(colour);

    /// <summary>Level under the star, above what was taken off the samples.</summary>
    public double Sky(int colour) => _equations.Sky(colour);

    /// <summary>The whole light: the integral of the profile over the plane.</summary>
    public double Flux(int colour) => Amplitude(colour) * Curve.Area * PortableMath.Exp(2 * Shape.LogScale);

    /// <summary>
    /// False where no profile fits: too few samples, no convergence, a centre or shape outside the limits.
    /// </summary>
    public bool Solve(FitStart start)
    {
        Prepare(start);
        if (!Iterate() || (DropOutliers() && !Iterate())) return false;
        SumResiduals(Samples.Weight);
        return true;
    }

    /// <summary>
    /// Goes on from the last solution with another curve, on the same samples; its chi square is summed with the given
    /// weights, so that those of several curves compare.
    /// </summary>
    public bool Refit(ProfileCurve curve, ReadOnlySpan<float> weights)
    {
        Curve = curve;
        if (!Iterate()) return false;
        SumResiduals(weights);
        return true;
    }

    /// <summary>
    /// Standard errors: of x and y together (root of the mean of their variances), of an elongation component, and the
    /// amplitudes' signal to noise, summed over the colours as one.
    /// </summary>
    public FitErrors Errors()
    {
        double inflation = Math.Max(1, ReducedChiSquare), signal = 0;
        var (xx, xy, yy) = Shape.Whitening();
        double determinant = xx * yy - xy * xy;
        Span<double> along = [yy / determinant, -xy / determinant, 0, 0, 0];
        Span<double> across = [-xy / determinant, xx / determinant, 0, 0, 0];
        double position = Variance(along) + Variance(across);
        double stretch = SymmetricSolver.InverseDiagonal(_factor, MoffatEquations.Size, 3)
            + SymmetricSolver.InverseDiagonal(_factor, MoffatEquations.Size, 4);
        for (int colour = 0; colour < _variances.Length; colour++)
        {
            double amplitude = Math.Max(0, Amplitude(colour));
            signal += amplitude * amplitude / _equations.AmplitudeVariance(colour, _factor);
        }

        return new FitErrors(
            Math.Sqrt(position / 2 * inflation), Math.Sqrt(stretch / 2 * inflation), Math.Sqrt(signal / inflation));
    }

    /// <summary>Variance of a linear combination of the five parameters.</summary>
    private double Variance(Span<double> combination)
    {
        Span<double> solved = stackalloc double[MoffatEquations.Size];
        combination.CopyTo(solved);
        SymmetricSolver.Substitute(_factor, MoffatEquations.Size, solved);
        double variance = 0;
        for (int i = 0; i < solved.Length; i++) variance += combination[i] * solved[i];
        return variance;
    }

    /// <summary>
    /// The pixel's average needs 3x3 points in the core of stars below FWHM 2.4, 2x2 up to 8, and one beyond or far out.
    /// </summary>
    private void Prepare(FitStart start)
    {
        (X, Y, Shape, _start) = (start.X, start.Y, start.Shape.Mean, start);
        double fwhm = Shape.FwhmPixels;
        _corePoints = fwhm < 2.4 ? PixelPoints.Nine : fwhm < 8 ? PixelPoints.Four : PixelPoints.One;
        _wingPoints = fwhm < 2.4 ? PixelPoints.Four : PixelPoints.One;
        for (int colour = 0; colour < _cores.Length; colour++)
        {
            _cores[colour] = Samples.Layout.CountWithin(colour, 1.7 * fwhm + 1);
            int first = Samples.Layout.Start(colour);
            double top = 0;
            foreach (float value in Samples.Value.Slice(first, Math.Min(_cores[colour], Samples.Layout.Count(colour))))
                top = Math.Max(top, value);
            _tops[colour] = top;
        }
    }

    private bool Iterate()
    {
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            Evaluate();
            _equations.Normal.CopyTo(_factor, 0);
            _equations.Gradient.CopyTo(_step, 0);
            if (!SymmetricSolver.Solve(_factor, MoffatEquations.Size, _step)) return false;
            double gain = 0;
            for (int i = 0; i < _step.Length; i++) gain += _step[i] * _equations.Gradient[i];
            bool isSmall = Move();
            if (!_start.Allows(X, Y) || Shape.LogScale is < LeastLogScale or > MostLogScale) return false;
            if (Shape.Elongation > MostElongation) return false;
            if (isSmall || gain < LeastGain) return true;
        }

        return false;
    }

    /// <summary>Takes the step, cut to what the equations can be trusted for; true where it is small.</summary>
    private bool Move()
    {
        var (xx, xy, yy) = Shape.Whitening();
        double determinant = xx * yy - xy * xy;
        double dx = (yy * _step[0] - xy * _step[1]) / determinant, dy = (xx * _step[1] - xy * _step[0]) / determinant;
        double scale = _step[2] / 2, plus = _step[3], cross = _step[4];
        // A stretch across the elongation turns it: T^-1 dT^2 T^-1 = sinh(h) / h of the change of its vector.
        double h = Shape.Elongation;
        if (h > 1e-6)
        {
            double e = PortableMath.Exp(h), turn = 2 * h / (e - 1 / e);
            double along = (plus * Shape.Plus + cross * Shape.Cross) / (h * h) * (1 - turn);
            (plus, cross) = (turn * plus + along * Shape.Plus, turn * cross + along * Shape.Cross);
        }

        double shift = Math.Sqrt(dx * dx + dy * dy), stretch = Math.Sqrt(plus * plus + cross * cross);
        double most = 0.4 * Shape.FwhmPixels;
        double cut = Math.Min(1, Math.Min(most / shift, Math.Min(MostStretch / Math.Abs(scale), MostStretch / stretch)));
        X += cut * dx;
        Y += cut * dy;
        Shape = new ProfileShape(Shape.LogScale + cut * scale, Shape.Plus + cut * plus, Shape.Cross + cut * cross);
        return shift < SmallShift && Math.Abs(scale) < SmallStretch && stretch < SmallStretch;
    }

    private void Evaluate()
    {
        var view = ProfileView.Of(X, Y, Shape);
        _equations.Clear();
        var layout = Samples.Layout;
        for (int colour = 0; colour < _variances.Length; colour++)
        {
            int start = layout.Start(colour), core = _cores[colour], length = layout.LengthOf(colour);
            var noise = ((float)_variances[colour], (float)(_photonVariances[colour] * _tops[colour]));
            Array.Clear(_sums);
            MoffatKernels.Accumulate(Samples.Row(start, core), view, (Curve, _corePoints), noise, _sums);
            MoffatKernels.Accumulate(Samples.Row(start + core, length - core), view, (Curve, _wingPoints), noise, _sums);
            MoffatKernels.Fold(_sums, _totals);
            _equations.Add(colour, _totals);
            _tops[colour] = Math.Max(0, _equations.Amplitude(colour));
        }

        AddPrior();
    }

    private void AddPrior()
    {
        double scale = 1 / (4 * _start.Shape.ScaleSigma * _start.Shape.ScaleSigma);
        double stretch = 1 / (_start.Shape.ElongationSigma * _start.Shape.ElongationSigma);
        Add(2, scale, 2 * (_start.Shape.Mean.LogScale - Shape.LogScale));
        Add(3, stretch, _start.Shape.Mean.Plus - Shape.Plus);
        Add(4, stretch, _start.Shape.Mean.Cross - Shape.Cross);
        void Add(int parameter, double weight, double distance)
        {
            _equations.Normal[parameter * MoffatEquations.Size + parameter] += weight;
            _equations.Gradient[parameter] += weight * distance;
        }
    }

    /// <summary>
    /// Takes samples out that lie far above the profile (neighbouring stars); false where there are none.
    /// </summary>
    private bool DropOutliers()
    {
        const double sigmas = 6;
        Span<float> value = Samples.Value, share = Samples.Share, profile = Samples.Profile, weight = Samples.Weight;
        int dropped = 0;
        for (int colour = 0; colour < _variances.Length; colour++)
        {
            double amplitude = Amplitude(colour), sky = Sky(colour);
            double error = MoffatKernels.ShapeError * Math.Max(0, amplitude);
            int start = Samples.Layout.Start(colour), end = start + Samples.Layout.Count(colour);
            for (int i = start; i < end; i++)
            {
                double residual = value[i] - amplitude * profile[i] - sky;
                if (residual <= error || residual * residual * weight[i] <= sigmas * sigmas) continue;
                if (residual <= error + sigmas / Math.Sqrt(weight[i])) continue;
                share[i] = 0;
                dropped++;
            }
        }

        return dropped > 0;
    }

    private void SumResiduals(ReadOnlySpan<float> weight)
    {
        Span<float> value = Samples.Value, profile = Samples.Profile;
        double chi = 0;
        int used = 0;
        for (int colour = 0; colour < _variances.Length; colour++)
        {
            double amplitude = Amplitude(colour), sky = Sky(colour);
            int start = Samples.Layout.Start(colour), end = start + Samples.Layout.Count(colour);
            for (int i = start; i < end; i++)
            {
                double residual = value[i] - amplitude * profile[i] - sky;
                chi += residual * residual * weight[i];
                used += weight[i] > 0 ? 1 : 0;
            }
        }

        FreeCount = used - MoffatEquations.Size - 2 * _variances.Length;
        ReducedChiSquare = FreeCount > 0 ? chi / FreeCount : double.PositiveInfinity;
    }
}
