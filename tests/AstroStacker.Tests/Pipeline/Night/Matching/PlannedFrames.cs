using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night.Matching;

/// <summary>Frames of an imaginary night: a colour CMOS camera, gain 100, at -10 C, unless said otherwise.</summary>
internal static class PlannedFrames
{
    public static readonly DateOnly FirstNight = new(2026, 11, 22);

    public static readonly FrameInfo Info = new()
    {
        Path = "frame.fits",
        FormatName = "FITS",
        Width = 3000,
        Height = 2000,
        VisibleArea = new PixelRectangle(0, 0, 3000, 2000),
        SampleType = SampleType.UInt16,
        SaturationAdu = 65535,
        Cfa = new CfaPattern("RGGB"),
        Camera = "ZWO ASI533MC Pro",
        ExposureSeconds = 120,
        TemperatureCelsius = -10,
        FocalLengthMillimetres = 500,
        Capture = new CaptureSettings { Gain = 100, Offset = 50, SetTemperatureCelsius = -10, PixelSizeMicrometres = 3.76 },
    };

    public static FrameInfo MonoCmos => Info with { Cfa = null, Camera = "ZWO ASI1600MM" };

    public static FrameInfo Ccd => Info with { Cfa = null, Camera = "SBIG STL-1001 3 CCD Camera" };

    public static FrameInfo Raw => Info with
    {
        FormatName = "camera RAW (Canon EOS 6D)",
        Camera = "Canon EOS 6D",
        HasBlackLevel = true,
        Black = new BlackLevel(2048),
        Iso = 800,
        TemperatureCelsius = null,
        Capture = new CaptureSettings(),
    };

    /// <summary>Frames "folder/type1", "folder/type2" and so on.</summary>
    public static List<SortedFrame> Some(int count, FrameType type, FrameInfo? info = null, string? folder = null) =>
        [.. Enumerable.Range(1, count).Select(number => One(type, info ?? Info, $"{folder ?? type + "s"}/{type}{number}.fits"))];

    public static List<SortedFrame> Lights(int count, FrameInfo? info = null, string folder = "lights") =>
        [.. Some(count, FrameType.Light, info, folder).Select(light => light with { Target = "M 27" })];

    public static SortedFrame One(FrameType type, FrameInfo info, string place) => new()
    {
        Info = info with { Path = "/night/" + place },
        Type = type,
        Confidence = 1,
        Evidence = [],
        Folder = place[..place.LastIndexOf('/')],
        Filter = info.Filter,
        Target = info.ObjectName,
        Night = info.StartTime is { } start ? DateOnly.FromDateTime(start.AddHours(-12)) : FirstNight,
    };

    public static FrameInfo Exposed(this FrameInfo info, double seconds) => info with { ExposureSeconds = seconds };

    public static FrameInfo At(this FrameInfo info, double celsius) => info with
    {
        TemperatureCelsius = celsius,
        Capture = info.Capture with { SetTemperatureCelsius = celsius },
    };

    public static FrameInfo WithGain(this FrameInfo info, double? gain) => info with { Capture = info.Capture with { Gain = gain } };

    public static FrameInfo Pointing(this FrameInfo info, double ra, double dec) => info with
    {
        Capture = info.Capture with { Pointing = new SkyPosition(ra, dec) },
    };

    public static FrameInfo On(this FrameInfo info, DateOnly night) => info with { StartTime = night.ToDateTime(new TimeOnly(22, 0)) };

    public static NightPlan Plan(params IEnumerable<SortedFrame>[] frames) =>
        NightPlanner.Make(new SortedFolder([.. frames.SelectMany(some => some)], []));

    /// <summary>The one group of the one stack.</summary>
    public static LightGroup OneGroup(params IEnumerable<SortedFrame>[] frames) => Assert.Single(Assert.Single(Plan(frames).Stacks).Groups);

    public static string AllNotes(this LightGroup group) => string.Join("\n", group.Notes);
}
