using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Sorting;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

public sealed class TypeJudgeTests
{
    private static readonly PixelSample Starry = new(1500, 20, 0.015, 900, 400_000);
    private static readonly PixelSample Dark = new(500, 10, 0.0076, 0, 400_000);
    private static readonly PixelSample Bright = new(25_000, 150, 0.38, 0, 400_000);

    [Theory]
    [InlineData(FrameType.Light)]
    [InlineData(FrameType.Dark)]
    [InlineData(FrameType.Flat)]
    [InlineData(FrameType.Bias)]
    [InlineData(FrameType.DarkFlat)]
    public void Header_Alone_IsBelieved(FrameType type)
    {
        var frame = Frame("0001.fits", header: type, seconds: type == FrameType.Bias ? 0 : 5);
        Judge(frame);
        Assert.Equal(type, frame.Type);
        Assert.True(frame.Confidence > 0.85);
    }

    public static TheoryData<FrameType, string> HeadersAndNames => new(
        from header in Enum.GetValues<FrameType>()
        from name in (string[])["lights out_0001.fits", "light_0001.fits", "my darks_0001.fits", "dark.fits", "flat_1.fits", "bias_1.fits",
            "darkflat_0001.fits"]
        select (header, name));

    /// <summary>With the samples of such a frame, and exposed as the lights are where that is no nonsense.</summary>
    [Theory]
    [MemberData(nameof(HeadersAndNames))]
    public void Header_OfWhatTheSamplesShow_IsBelievedWhateverTheFileIsCalled(FrameType header, string name)
    {
        var pixels = header switch { FrameType.Light => Starry, FrameType.Flat => Bright, _ => Dark };
        double seconds = header switch { FrameType.Bias => 0, FrameType.DarkFlat => 2, _ => 30 };
        var frame = Frame(name, header, seconds, pixels);
        var light = Frame("x.fits", FrameType.Light, seconds: 30, pixels: Starry);
        Judge(frame, light);
        Assert.Equal(header, frame.Type);
        Assert.True(frame.Confidence >= TypeWeights.LeastConfidence, $"{frame.Confidence}");
    }

    /// <summary>Names tell where there is no header and samples could be several things: the folder's before the file's.</summary>
    [Theory]
    [InlineData("flats/dark_1.fits", 2, FrameType.DarkFlat)]
    [InlineData("darks/flat_1.fits", 60, FrameType.Dark)]
    [InlineData("darks/light_1.fits", 60, FrameType.Dark)]
    [InlineData("biases/dark_1.fits", 0, FrameType.Bias)]
    public void Folder_OfAnotherTypeThanTheFile_GoesFirst(string place, double seconds, FrameType type)
    {
        var frame = Frame(place, seconds: seconds, pixels: Dark);
        Judge(frame, Frame("x/bright.fits", FrameType.Flat, seconds: 2, pixels: Bright));
        Assert.Equal(type, frame.Type);
    }

    [Fact]
    public void HeaderFlat_NamedLightWithStars_IsLight()
    {
        var frame = Frame("lights/light_1.fits", FrameType.Flat, pixels: Starry);
        Judge(frame);
        Assert.Equal(FrameType.Light, frame.Type);
    }

    [Fact]
    public void WordOfTheHeadersTarget_SaysNoType()
    {
        var frame = Frame("Flats of Mars/Flats of Mars_1.fits", FrameType.Light, target: "Flats of Mars");
        Judge(frame);
        Assert.Equal(FrameType.Light, frame.Type);
        Assert.True(frame.Confidence >= TypeWeights.LeastConfidence);
    }

    [Fact]
    public void HeaderLight_NamedFlatAndBright_IsFlat()
    {
        var frame = Frame("flat-expos23s-Neg5-Vis.00000000.fit", header: FrameType.Light, seconds: 23, pixels: Bright);
        Judge(frame);
        Assert.Equal(FrameType.Flat, frame.Type);
        Assert.True(frame.Confidence > 0.85);
        Assert.Contains(frame.Evidence, text => text.Contains("against it: header", StringComparison.Ordinal));
    }

    [Fact]
    public void HeaderLight_InFolderDarks_IsNotGuessed()
    {
        var frame = Frame("darks/0001.fits", header: FrameType.Light);
        Judge(frame);
        Assert.True(frame.Confidence < TypeWeights.LeastConfidence);
    }

    [Fact]
    public void HeaderLight_BelowFolderOfAFlatNebula_IsLight()
    {
        var frame = Frame("M 42 flat nebula/0001.fits", header: FrameType.Light, pixels: Starry);
        Judge(frame);
        Assert.Equal(FrameType.Light, frame.Type);
    }

    [Fact]
    public void Darks_OfOneFolder_AreToldByExposure()
    {
        var bias = Frame("unsorted/1.fits", seconds: 0, pixels: Dark);
        var dark = Frame("unsorted/2.fits", seconds: 60, pixels: Dark);
        var darkFlat = Frame("unsorted/3.fits", seconds: 2, pixels: Dark);
        var flat = Frame("unsorted/4.fits", seconds: 2, pixels: Bright);
        var light = Frame("unsorted/5.fits", seconds: 60, pixels: Starry);
        Judge(bias, dark, darkFlat, flat, light);
        Assert.Equal(
            [FrameType.Bias, FrameType.Dark, FrameType.DarkFlat, FrameType.Flat, FrameType.Light],
            new[] { bias, dark, darkFlat, flat, light }.Select(frame => frame.Type));
        Assert.All(new[] { bias, dark, darkFlat, flat, light }, frame => Assert.True(frame.Confidence >= TypeWeights.LeastConfidence));
    }

    [Fact]
    public void HeaderDark_ExposedAsTheFlatsAndNoLight_IsDarkFlat()
    {
        var frames = new[]
        {
            Frame("a.fits", FrameType.Dark, seconds: 2), Frame("b.fits", FrameType.Flat, seconds: 2),
            Frame("c.fits", FrameType.Light, seconds: 120), Frame("d.fits", FrameType.Dark, seconds: 120),
        };
        Judge(frames);
        FrameType[] wanted = [FrameType.DarkFlat, FrameType.Flat, FrameType.Light, FrameType.Dark];
        Assert.Equal(wanted, frames.Select(frame => frame.Type));
    }

    [Fact]
    public void DoubtfulMember_OfAConsistentFolder_FollowsIt()
    {
        var sure = Enumerable.Range(0, 5).Select(i => Frame($"a/light_{i}.fits", pixels: Starry)).ToArray();
        var doubtful = Frame("a/cloudy.fits");
        var dark = Frame("b/dark.fits", header: FrameType.Dark);
        Judge([.. sure, doubtful, dark]);
        Assert.Equal(FrameType.Light, doubtful.Type);
        Assert.True(doubtful.Confidence >= TypeWeights.LeastConfidence);
    }

    [Fact]
    public void ExplicitHeader_AmongOthers_IsNotOverruled()
    {
        var sure = Enumerable.Range(0, 20).Select(i => Frame($"a/light_{i}.fits", FrameType.Light, pixels: Starry)).ToArray();
        var dark = Frame("a/light_77.fits", FrameType.Dark);
        Judge([.. sure, dark]);
        Assert.NotEqual(FrameType.Light, dark.Type);
    }

    [Fact]
    public void Nothing_Said_IsNotGuessed()
    {
        var unknown = Frame("0001.fits");
        Judge(unknown, Frame("darks/1.fits", FrameType.Dark));
        Assert.True(unknown.Confidence < TypeWeights.LeastConfidence);
    }

    private static void Judge(params Candidate[] frames) => TypeJudge.Weigh(frames, _ => { });

    private static Candidate Frame(
        string place, FrameType? header = null, double seconds = 60, PixelSample? pixels = null, string? target = null)
    {
        int slash = place.LastIndexOf('/');
        var file = new FoundFile(place, slash < 0 ? "" : place[..slash], place[(slash + 1)..]);
        var info = new FrameInfo
        {
            Path = place,
            FormatName = "FITS",
            Width = 6000,
            Height = 4000,
            VisibleArea = new PixelRectangle(0, 0, 6000, 4000),
            SampleType = SampleType.UInt16,
            SaturationAdu = 65535,
            Camera = "Test",
            ObjectName = target,
            ExposureSeconds = seconds,
            Capture = new CaptureSettings { Type = header, TypeText = header?.ToString() },
        };
        return new Candidate(file, info, pixels);
    }
}
