using AstroStacker.Imaging;
using AstroStacker.Pipeline.Selection;
using AstroStacker.Registration;
using AstroStacker.Registration.Lenses;
using AstroStacker.Registration.Pictures;

namespace AstroStacker.Pipeline;

/// <summary>Aligns single frames to one base.</summary>
internal sealed class FrameAligner
{
    /// <summary>Behind a lens of no known kind, a frame of which fewer stars fit would be wrong in its corners.</summary>
    private const double LeastShareOfExpected = 0.7;

    private readonly RegistrationOptions _options;
    private readonly SurveyedLight _reference;
    private readonly AlignmentMask? _mask;
    private readonly SurveyStep _survey;
    private readonly IReadOnlyList<RegistrationMethod> _methods;
    private readonly RegistrationLimits _limits;
    private readonly IReadOnlyList<Star> _stars;
    private readonly ReferenceStars _baseStars;
    private readonly PictureAligner _pictures;
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
        _limits = new RegistrationLimits { Model = ModelOf(options.Model) };
        _stars = mask is null ? reference.Survey!.Stars : survey.Stars(reference.Light, mask.Allows, CancellationToken.None);
        _baseStars = new ReferenceStars(_stars);
        _pictures = new PictureAligner(options, _limits, calibrated, reference.Light.Number, MaskTest);
        _methods = Methods();
    }

    /// <summary>The lens that all frames share; null where none is needed, or before it was looked for.</summary>
    public LensModel? Lens { get; private set; }

    /// <summary>Why a lens that distorts could not be modelled, without a full stop; null where all is well.</summary>
    public string? LensProblem { get; private set; }

    private bool ByPicture => _methods[0] != RegistrationMethod.Stars;

    private Func<double, double, bool>? MaskTest => _mask is null ? null : _mask.Allows;

    /// <summary>Looks for the lens's distortion in the stars of all frames, where the model may have one.</summary>
    public void FindLens(IReadOnlyList<SurveyedLight> others, PixelRectangle area, CancellationToken stop)
    {
        bool isForced = _options.Model == "lens";
        if (ByPicture || !isForced && _options.Model != "auto") return;
        var calibration = new LensCalibration(area, _stars, [.. others.Select(light => light.Survey!.Stars)], _limits);
        Lens = calibration.Find(isForced, stop);
        LensProblem = calibration.Problem;
        if (Lens is not null) _lens = new LensRegistration(Lens, _stars);
        else if (isForced)
        {
            throw new StackJobException(
                $"The lens can't be modelled: {LensProblem ?? "too few stars match between the frames"}. Leave out --model lens.");
        }
    }

    /// <summary>The base itself.</summary>
    public AlignedLight Base() => new(_reference, "base")
    {
        ReferenceToFrame = Transform.Identity,
        Sharpness = ByPicture ? PictureSharpness.Of(_pictures.BasePicture) : null,
    };

    /// <summary>The frame with its verified transform, or with the reason why there is none.</summary>
    public AlignedLight Align(SurveyedLight light, CancellationToken stop)
    {
        var picture = new Lazy<ShiftPicture>(() => _pictures.PictureOf(light.Light.Number));
        string? refusal = null;
        foreach (var method in _methods)
        {
            var result = method == RegistrationMethod.Stars
                ? ByStars(light, stop)
                : _pictures.Register(method, picture.Value);
            refusal ??= result.Refusal;
            if (result.ReferenceToFrame is null) continue;
            return new AlignedLight(light, method.ToString().ToLowerInvariant())
            {
                ReferenceToFrame = result.ReferenceToFrame,
                Sharpness = ByPicture ? PictureSharpness.Of(picture.Value.Picture) : null,
                Measure = new RegistrationMeasure(
                    result.Model, result.PairCount, result.HeldOutCount, result.RmsPixels, result.HeldOutRmsPixels, result.FluxRatio)
                {
                    ExpectedPairs = result.ExpectedPairs,
                    ErrorPixels = result.ErrorPixels,
                },
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
        if (_options.Method == RegistrationMethod.Auto)
            return RegistrationRule.Choose(_reference.Survey!, _pictures.BasePicture);
        if (_options.Method == RegistrationMethod.Stars && _stars.Count < BaseChoice.LeastStars)
        {
            throw LightList.BaseRefused(
                _reference.Light.Path, $"has {_stars.Count} stars, {BaseChoice.LeastStars} are needed.");
        }

        return [_options.Method];
    }

    private RegistrationResult ByStars(SurveyedLight light, CancellationToken stop)
    {
        if (_lens is not null) return _lens.Register(light.Survey!.Stars, _limits);
        var stars = _options.CacheBaseFeatures
            ? _baseStars
            : new ReferenceStars(_survey.Stars(_reference.Light, MaskTest, stop));
        var result = StarRegistration.Register(
            stars, light.Survey!.Stars, _limits with { SameOptics = HasSameOptics(light.Light.Info!) });
        bool isPartial = result.PairCount < LeastShareOfExpected * result.ExpectedPairs;
        return LensProblem is null || !isPartial ? result : RegistrationResult.Refused(
            $"{LensProblem}, and without it only {result.PairCount} of {result.ExpectedPairs} stars fit", result.PairCount);
    }

    /// <summary>True only where both files name the same camera and focal length.</summary>
    private bool HasSameOptics(FrameInfo info)
    {
        var other = _reference.Light.Info!;
        return info.Camera is not null && info.Camera == other.Camera
            && info.FocalLengthMillimetres > 0 && info.FocalLengthMillimetres == other.FocalLengthMillimetres;
    }
}
