using AstroStacker.Imaging;
using AstroStacker.Registration;

namespace AstroStacker.Pipeline;

/// <summary>Aligns single frames to one base.</summary>
internal sealed class FrameAligner
{
    private readonly RegistrationOptions _options;
    private readonly SurveyedLight _reference;
    private readonly AlignmentMask? _mask;
    private readonly SurveyStep _survey;
    private readonly Func<int, CalibratedFrame> _calibrated;
    private readonly ReferenceStars _baseStars;
    private readonly bool _byStars;
    private readonly Lazy<FeatureSet> _baseFeatures;

    /// <param name="options">Threshold, cache.</param>
    /// <param name="reference">The base.</param>
    /// <param name="mask">Limits the base's features, or null.</param>
    /// <param name="survey">Measures the base's stars again where asked.</param>
    /// <param name="calibrated">Opens a frame by its number in the store.</param>
    /// <param name="fewestStars">With fewer on the base, features are matched instead.</param>
    public FrameAligner(
        RegistrationOptions options, SurveyedLight reference, AlignmentMask? mask, SurveyStep survey,
        Func<int, CalibratedFrame> calibrated, int fewestStars)
    {
        _options = options;
        _reference = reference;
        _mask = mask;
        _survey = survey;
        _calibrated = calibrated;
        _byStars = reference.Survey!.Stars.Count >= fewestStars;
        _baseStars = new ReferenceStars(
            mask is null ? reference.Survey.Stars : survey.Stars(reference.Light, mask.Allows, CancellationToken.None));
        _baseFeatures = new Lazy<FeatureSet>(() => FindFeatures(_reference.Light, _mask));
    }

    private Func<double, double, bool>? MaskTest => _mask is null ? null : _mask.Allows;

    /// <summary>The frame with its verified transform, or with the reason why there is none.</summary>
    public AlignedLight Align(SurveyedLight light, CancellationToken stop)
    {
        // A developed picture is more often a scene than a sky: what looks like stars in it may be anything.
        bool isPicture = _reference.Light.Info!.DecodedThroughCurve;
        bool byFeatures = isPicture || !_byStars;
        var result = byFeatures ? AlignByFeatures(light) : AlignByStars(light, stop);
        if (result.ReferenceToFrame is null && isPicture && _byStars)
        {
            byFeatures = false;
            result = AlignByStars(light, stop);
        }

        if (result.ReferenceToFrame is null) return new AlignedLight(light, "none") { Refusal = $"{result.Refusal}." };
        return new AlignedLight(light, byFeatures ? "features" : "stars")
        {
            ReferenceToFrame = result.ReferenceToFrame,
            Measure = new RegistrationMeasure(
                result.Model, result.PairCount, result.HeldOutCount, result.RmsPixels, result.HeldOutRmsPixels, result.FluxRatio),
        };
    }

    private RegistrationResult AlignByStars(SurveyedLight light, CancellationToken stop)
    {
        var stars = _options.CacheBaseFeatures
            ? _baseStars
            : new ReferenceStars(_survey.Stars(_reference.Light, MaskTest, stop));
        return StarRegistration.Register(stars, light.Survey!.Stars, new RegistrationLimits());
    }

    private RegistrationResult AlignByFeatures(SurveyedLight light)
    {
        try
        {
            var baseFeatures = _options.CacheBaseFeatures ? _baseFeatures.Value : FindFeatures(_reference.Light, _mask);
            return FeatureRegistration.Match(baseFeatures, FindFeatures(light.Light, null), new RegistrationLimits());
        }
        catch (FeatureLibraryException missing)
        {
            throw new StackJobException(missing.Message);
        }
    }

    private FeatureSet FindFeatures(Light light, AlignmentMask? mask) => FeatureRegistration.Detect(
        FeaturePicture.Of(_calibrated(light.Number), CancellationToken.None),
        new FeatureOptions { ThresholdQuantile = _options.ThresholdQuantile, Mask = mask is null ? null : mask.Allows });
}
