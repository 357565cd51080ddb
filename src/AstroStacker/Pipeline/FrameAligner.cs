using AstroStacker.Imaging;
using AstroStacker.Pipeline.Selection;
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
    private readonly IReadOnlyList<RegistrationMethod> _methods;
    private readonly RegistrationLimits _limits;
    private readonly IReadOnlyList<Star> _stars;
    private readonly ReferenceStars _baseStars;
    private readonly Lazy<FeaturePicture> _basePicture;
    private readonly Lazy<FeatureSet> _baseFeatures;
    private LensRegistration? _lens;

    /// <param name="options">Method, model, threshold, cache.</param>
    /// <param name="reference">The base.</param>
    /// <param name="mask">Limits the base's stars and features, or null.</param>
    /// <param name="survey">Measures the base's stars again where asked.</param>
    /// <param name="calibrated">Opens a frame by its number in the store.</param>
    public FrameAligner(
        RegistrationOptions options, SurveyedLight reference, AlignmentMask? mask, SurveyStep survey,
        Func<int, CalibratedFrame> calibrated)
    {
        _options = options;
        _reference = reference;
        _mask = mask;
        _survey = survey;
        _calibrated = calibrated;
        _limits = new RegistrationLimits { Model = ModelOf(options.Model) };
        _stars = mask is null ? reference.Survey!.Stars : survey.Stars(reference.Light, mask.Allows, CancellationToken.None);
        _baseStars = new ReferenceStars(_stars);
        _basePicture = new Lazy<FeaturePicture>(() => Picture(_reference.Light));
        _baseFeatures = new Lazy<FeatureSet>(() => FindFeatures(_basePicture.Value, _mask));
        _methods = Methods();
    }

    private bool ByPicture => _methods[0] != RegistrationMethod.Stars;

    private Func<double, double, bool>? MaskTest => _mask is null ? null : _mask.Allows;

    /// <summary>The lens that all frames share; null where none is needed, or before it was looked for.</summary>
    public LensModel? Lens { get; private set; }

    /// <summary>Looks for the lens's distortion in the stars of all frames, where the model may have one.</summary>
    public void FindLens(IReadOnlyList<SurveyedLight> others, CancellationToken stop)
    {
        bool isForced = _options.Model == "lens";
        if (_methods[0] != RegistrationMethod.Stars || !isForced && _options.Model != "auto") return;
        var area = _calibrated(_reference.Light.Number).Area;
        var calibration = new LensCalibration(area, _stars, [.. others.Select(light => light.Survey!.Stars)], _limits);
        Lens = calibration.Find(isForced, stop);
        if (Lens is not null) _lens = new LensRegistration(Lens, _stars);
        else if (isForced)
        {
            throw new StackJobException(
                "The stars don't tell the lens's distortion: too few match between the frames. Leave out --model lens.");
        }
    }

    /// <summary>The base itself.</summary>
    public AlignedLight Base() => new(_reference, "base")
    {
        ReferenceToFrame = Transform.Identity,
        Sharpness = ByPicture ? PictureSharpness.Of(_basePicture.Value) : null,
    };

    /// <summary>The frame with its verified transform, or with the reason why there is none.</summary>
    public AlignedLight Align(SurveyedLight light, CancellationToken stop)
    {
        var picture = new Lazy<FeaturePicture>(() => Picture(light.Light));
        string? refusal = null;
        foreach (var method in _methods)
        {
            var result = Register(method, light, picture, stop);
            refusal = result.Refusal;
            if (result.ReferenceToFrame is null) continue;
            return new AlignedLight(light, method.ToString().ToLowerInvariant())
            {
                ReferenceToFrame = result.ReferenceToFrame,
                Sharpness = ByPicture ? PictureSharpness.Of(picture.Value) : null,
                Measure = new RegistrationMeasure(
                    result.Model, result.PairCount, result.HeldOutCount, result.RmsPixels, result.HeldOutRmsPixels, result.FluxRatio),
            };
        }

        return new AlignedLight(light, "none") { Refusal = $"{refusal}." };
    }

    private static TransformModel? ModelOf(string name) => name switch
    {
        "auto" => null,
        "lens" => TransformModel.Homography,
        _ => Enum.Parse<TransformModel>(name, ignoreCase: true),
    };

    /// <summary>What is tried in turn. Throws for a base that can't serve the method asked for.</summary>
    private IReadOnlyList<RegistrationMethod> Methods()
    {
        bool hasStars = _reference.Survey!.Stars.Count >= BaseChoice.LeastStars;
        if (_options.Method == RegistrationMethod.Stars && !hasStars)
        {
            throw LightList.BaseRefused(
                _reference.Light.Path, $"has {_reference.Survey.Stars.Count} stars, {BaseChoice.LeastStars} are needed.");
        }

        if (_options.Method != RegistrationMethod.Auto) return [_options.Method];
        // A developed picture is more often a scene than a sky: what looks like stars in it may be anything.
        bool isDeveloped = _reference.Light.Info!.DecodedThroughCurve;
        if (hasStars && !isDeveloped) return [RegistrationMethod.Stars];
        return hasStars ? [RegistrationMethod.Features, RegistrationMethod.Stars] : [RegistrationMethod.Features];
    }

    private RegistrationResult Register(
        RegistrationMethod method, SurveyedLight light, Lazy<FeaturePicture> picture, CancellationToken stop)
    {
        try
        {
            return method switch
            {
                RegistrationMethod.Stars when _lens is not null => _lens.Register(light.Survey!.Stars, _limits),
                RegistrationMethod.Stars => StarRegistration.Register(
                    BaseStars(stop), light.Survey!.Stars, _limits with { SameOptics = HasSameOptics(light.Light.Info!) }),
                _ => FeatureRegistration.Match(BaseFeatures(), FindFeatures(picture.Value, null), _limits),
            };
        }
        catch (FeatureLibraryException missing)
        {
            throw new StackJobException(missing.Message);
        }
    }

    /// <summary>True only where both files name the same camera and focal length.</summary>
    private bool HasSameOptics(FrameInfo info)
    {
        var other = _reference.Light.Info!;
        return info.Camera is not null && info.Camera == other.Camera
            && info.FocalLengthMillimetres > 0 && info.FocalLengthMillimetres == other.FocalLengthMillimetres;
    }

    private ReferenceStars BaseStars(CancellationToken stop) => _options.CacheBaseFeatures
        ? _baseStars
        : new ReferenceStars(_survey.Stars(_reference.Light, MaskTest, stop));

    private FeatureSet BaseFeatures() =>
        _options.CacheBaseFeatures ? _baseFeatures.Value : FindFeatures(Picture(_reference.Light), _mask);

    private FeaturePicture Picture(Light light) => FeaturePicture.Of(_calibrated(light.Number), CancellationToken.None);

    private FeatureSet FindFeatures(FeaturePicture picture, AlignmentMask? mask) => FeatureRegistration.Detect(
        picture, new FeatureOptions { ThresholdQuantile = _options.ThresholdQuantile, Mask = mask is null ? null : mask.Allows });
}
