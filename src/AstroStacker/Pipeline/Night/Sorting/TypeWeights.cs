using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// How much each kind of observation counts: the one place where evidence is weighed. Natural logarithms of likelihood ratios
/// (3 is 20 to 1), set by judgement and held by tests; docs/algorithms/night.md says why each is what it is.
/// </summary>
internal static class TypeWeights
{
    /// <summary>Below this probability a file is passed over: a wrong type does more harm than a frame less.</summary>
    public const double LeastConfidence = 0.7;

    /// <summary>From here on a frame may speak for its neighbours, and its exposure for its type's.</summary>
    public const double Sure = 0.9;

    /// <summary>Most files are lights; few people take dark-flats.</summary>
    public static readonly TypeOdds Prior = new(Light: 0.5, DarkFlat: -1);

    /// <summary>
    /// A file name that only repeats the header's type was written by the same program at the same click; a word that repeats the
    /// header's target ("Bias test") is the target's.
    /// </summary>
    public const double Repeats = 0.25;

    /// <summary>A word in a file's name against a header that names a type: the name may be any phrase, the header was chosen.</summary>
    public const double AgainstHeader = 0.4;

    /// <summary>Folders are the user's own sorting of many files at once; a word in a file's name is often a program's pattern.</summary>
    public const double Folder = 1.2;

    /// <summary>A name with words for other things in it, such as a target's.</summary>
    public const double NameAmongOthers = 0.7;

    /// <summary>A folder farther up than the nearest that says something.</summary>
    public const double FartherFolder = 0.4;

    /// <summary>A folder of calibration frames of no named type.</summary>
    public static readonly TypeOdds CalibrationFolder = new(Light: -3);

    /// <summary>"dark" below a folder of flats.</summary>
    public static readonly TypeOdds DarkBelowFlats = new(DarkFlat: 3, Flat: -2);

    /// <summary>Peaks as wide as stars, or a scene: light fell through a lens.</summary>
    public static readonly TypeOdds Detail = new(Light: 3.5, Dark: -1, Bias: -2, DarkFlat: -1);

    /// <summary>Smooth and well exposed.</summary>
    public static readonly TypeOdds BrightAndSmooth = new(Light: 0, Flat: 3, Dark: -3, Bias: -4, DarkFlat: -3);

    /// <summary>Clearly above the dark level, and neither stars nor the brightness of a flat.</summary>
    public static readonly TypeOdds AboveDark = new(Light: 1, Flat: 0.5, Dark: -2, Bias: -3, DarkFlat: -2);

    /// <summary>At the level of no light, known by the camera's black or by brighter frames of the same settings.</summary>
    public static readonly TypeOdds AtDark = new(Light: -0.5, Dark: 2, Bias: 2, DarkFlat: 2, Flat: -3);

    /// <summary>Without stars, darker than starry frames of the same exposure and settings: capped, or thick clouds.</summary>
    public static readonly TypeOdds DarkerThanLights = new(Light: -1, Dark: 2, Flat: -1.5, DarkFlat: 0.5);

    /// <summary>Low for any camera, with nothing to compare it with.</summary>
    public static readonly TypeOdds Dim = new(Light: 0, Dark: 0.5, Bias: 0.5, DarkFlat: 0.5, Flat: -1.5);

    /// <summary>0, or the camera's shortest and no longer than a thousandth of a second.</summary>
    public static readonly TypeOdds ShortestExposure = new(Light: -3, Dark: -2.5, Flat: -0.5, Bias: 2.5, DarkFlat: -1);

    /// <summary>A second and more: no bias.</summary>
    public static readonly TypeOdds LongExposure = new(Bias: -5);

    /// <summary>Half a minute and more: hardly a flat either.</summary>
    public static readonly TypeOdds VeryLongExposure = new(Bias: -6, Flat: -1.5, DarkFlat: -1.5);

    /// <summary>Exposed as long as lights of the same camera: tells darks from dark-flats, not from lights.</summary>
    public static readonly TypeOdds LikeLights = new(Light: 1.5, Dark: 1.5);

    /// <summary>Exposed as long as flats of the same camera, and as no light.</summary>
    public static readonly TypeOdds LikeFlats = new(Light: -0.5, Dark: -1, Flat: 1, DarkFlat: 4);

    /// <summary>Nothing in the folder speaks of calibration.</summary>
    public static readonly TypeOdds OnlyLights = new(Light: 2.5);

    /// <summary>Most others of the same folder, exposure and size are surely of this type.</summary>
    public const double Company = 2.5;

    /// <summary>What the header says. Programs that know no dark-flat call it a dark; some leave "light" where nobody chose.</summary>
    public static TypeOdds Header(FrameType type) => type switch
    {
        FrameType.Light => new TypeOdds(Light: 3.5),
        FrameType.Dark => new TypeOdds(Dark: 5.5, DarkFlat: 4, Bias: 1),
        FrameType.Flat => new TypeOdds(Flat: 6, DarkFlat: 1),
        FrameType.Bias => new TypeOdds(Bias: 6.5, DarkFlat: 1.5, Dark: 1),
        _ => new TypeOdds(DarkFlat: 7, Dark: 1),
    };

    /// <summary>What a name says that holds nothing else.</summary>
    public static TypeOdds Name(FrameType type) => type switch
    {
        FrameType.Light => new TypeOdds(Light: 3.5),
        FrameType.Dark => new TypeOdds(Dark: 3.5, DarkFlat: 2.5),
        FrameType.Flat => new TypeOdds(Flat: 3.5, DarkFlat: 1),
        FrameType.Bias => new TypeOdds(Bias: 3.5),
        _ => new TypeOdds(DarkFlat: 5.5, Dark: 0.5),
    };
}
