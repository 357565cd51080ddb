using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Registration.Pictures;

namespace AstroStacker.Pipeline;

/// <summary>Aligns frames to one base by what their pictures show: features, or one shift of the whole.</summary>
internal sealed class PictureAligner
{
    private readonly RegistrationOptions _options;
    private readonly RegistrationLimits _limits;
    private readonly Func<int, CalibratedFrame> _calibrated;
    private readonly int _base;
    private readonly Func<double, double, bool>? _mask;
    private readonly Lazy<ShiftPicture> _basePicture;
    private readonly Lazy<FeatureSet> _baseFeatures;
    private readonly Lazy<ShiftReference> _baseShift;

    /// <param name="options">Threshold, cache.</param>
    /// <param name="limits">What a transform must satisfy.</param>
    /// <param name="calibrated">Opens a frame by its number in the store.</param>
    /// <param name="baseNumber">The base's number.</param>
    /// <param name="mask">Limits the base's features, or null.</param>
    public PictureAligner(
        RegistrationOptions options, RegistrationLimits limits, Func<int, CalibratedFrame> calibrated, int baseNumber,
        Func<double, double, bool>? mask)
    {
        (_options, _limits, _calibrated, _base, _mask) = (options, limits, calibrated, baseNumber, mask);
        _basePicture = new Lazy<ShiftPicture>(() => PictureOf(_base));
        _baseFeatures = new Lazy<FeatureSet>(() => Features(_basePicture.Value, _mask));
        _baseShift = new Lazy<ShiftReference>(() => new ShiftReference(_basePicture.Value));
    }

    /// <summary>The base's luminance, read when first asked for.</summary>
    public FeaturePicture BasePicture => _basePicture.Value.Picture;

    public ShiftPicture PictureOf(int frame) => ShiftPicture.Of(_calibrated(frame), CancellationToken.None);

    /// <summary>By <see cref="RegistrationMethod.Shift"/> or <see cref="RegistrationMethod.Features"/>.</summary>
    public RegistrationResult Register(RegistrationMethod method, ShiftPicture picture)
    {
        try
        {
            return method == RegistrationMethod.Shift
                ? ShiftRegistration.Register(_baseShift.Value, picture, _limits)
                : FeatureRegistration.Match(BaseFeatures(), Features(picture, null), _limits);
        }
        catch (FeatureLibraryException missing)
        {
            throw new StackJobException(missing.Message);
        }
    }

    private FeatureSet BaseFeatures() => _options.CacheBaseFeatures ? _baseFeatures.Value : Features(PictureOf(_base), _mask);

    private FeatureSet Features(ShiftPicture picture, Func<double, double, bool>? mask) => FeatureRegistration.Detect(
        picture.Picture, new FeatureOptions { ThresholdQuantile = _options.ThresholdQuantile, Mask = mask });
}
