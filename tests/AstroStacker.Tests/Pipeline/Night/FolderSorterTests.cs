using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Night;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

public sealed class FolderSorterTests : IDisposable
{
    private static readonly SmallFrame Light = new() { Scene = Scene.Stars };
    private static readonly SmallFrame Dark = new() { Scene = Scene.NoLight };
    private static readonly SmallFrame Flat = new() { Scene = Scene.EvenLight, Seconds = 2 };
    private static readonly SmallFrame Bias = new() { Scene = Scene.NoLight, Seconds = 0 };
    private static readonly SmallFrame DarkFlat = new() { Scene = Scene.NoLight, Seconds = 2 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lights", "darks", "flats", "biases", "darkflats")]
    [InlineData("Brutes", "Noirs", "PLU", "Offset", "Darks de flats")]
    [InlineData("Lights", "DOF/Darks", "DOF/Flats", "DOF/Offsets", "DOF/Flats/darks")]
    [InlineData("M 31_sub", "CALI_FRAME/dark", "CALI_FRAME/flat", "CALI_FRAME/bias", "CALI_FRAME/flat-dark")]
    [InlineData("2024-01-02/LIGHT", "2024-01-02/DARK", "2024-01-02/FLAT", "2024-01-02/BIAS", "2024-01-02/DARKFLAT")]
    [InlineData("", "", "", "", "")]
    public void Sort_FoldersOfManyHabits_ToldApart(string lights, string darks, string flats, string biases, string darkFlats)
    {
        string[] places = [lights, darks, flats, biases, darkFlats];
        SmallFrame[] frames = [Light, Dark, Flat, Bias, DarkFlat];
        for (int kind = 0; kind < frames.Length; kind++)
            for (int i = 0; i < 3; i++)
                frames[kind].Save(_folder, $"{places[kind]}/{kind}{i:000}.fits".TrimStart('/'));

        var sorted = Sort();

        Assert.Empty(sorted.PassedOver);
        FrameType[] types = [FrameType.Light, FrameType.Dark, FrameType.Flat, FrameType.Bias, FrameType.DarkFlat];
        foreach (var frame in sorted.Frames) Assert.Equal(types[Path.GetFileName(frame.Info.Path)[0] - '0'], frame.Type);
    }

    [Fact]
    public void Sort_OneOrManyThreads_GivesSameAnswer()
    {
        for (int i = 0; i < 6; i++) Light.Save(_folder, $"lights/l{i}.fits");
        for (int i = 0; i < 6; i++) Dark.Save(_folder, $"x/d{i}.fits");
        _folder.MakeFolder("empty");
        File.WriteAllText(_folder.At("notes.txt"), "clear sky");
        Assert.Equal(Text(FolderSorter.Sort(_folder.FullPath, 1, default)), Text(FolderSorter.Sort(_folder.FullPath, 7, default)));
    }

    [Fact]
    public void Sort_FilesThatAreNoFrames_ArePassedOverEachWithAReason()
    {
        Light.Save(_folder, "Light_0001.fits");
        File.WriteAllBytes(_folder.At("Light_0002.fits"), []);
        File.WriteAllText(_folder.At("session.log"), "started");
        File.WriteAllText(_folder.At("moon.avi"), "RIFF");
        File.WriteAllText(_folder.At("strange"), "who knows");
        File.WriteAllText(_folder.At(".hidden.fits"), "");
        Directory.CreateDirectory(_folder.At(".cache"));
        File.WriteAllText(_folder.At(".cache", "a.fits"), "");

        var sorted = Sort();

        Assert.Single(sorted.Frames);
        Assert.Equal(["Light_0002.fits", "moon.avi", "session.log", "strange"], sorted.PassedOver.Select(file => file.Path));
        Assert.Contains("is empty", sorted.PassedOver[0].Reason, StringComparison.Ordinal);
        Assert.Equal([true, false, false, false], sorted.PassedOver.Select(file => file.IsLost));
        Assert.Equal("is a video", sorted.PassedOver[1].Reason);
        Assert.Contains("of no kind that can be read", sorted.PassedOver[3].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Sort_LinksInACircle_ListsEachFileOnce()
    {
        string file = Light.Save(_folder, "lights/Light_0001.fits");
        Directory.CreateSymbolicLink(_folder.At("lights", "again"), _folder.FullPath);
        File.CreateSymbolicLink(_folder.At("a-link.fits"), file);

        var sorted = Sort();

        Assert.Equal(file, Assert.Single(sorted.Frames).Info.Path);
        Assert.Contains("lights/Light_0001.fits", Assert.Single(sorted.PassedOver).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Sort_SameFileInABackup_TakesPartOnce()
    {
        var dated = new SmallFrame { Cards = [("DATE-OBS", "'2024-01-02T21:10:11'")] };
        string file = dated.Save(_folder, "lights/Light_0001.fits");
        _folder.MakeFolder("lights", "backup");
        File.Copy(file, _folder.At("lights", "backup", "Light_0001.fits"));
        Assert.Equal("lights", Assert.Single(Sort().Frames).Folder);
    }

    [Fact]
    public void Sort_OutputsOfAnEarlierRun_ArePassedOver()
    {
        const string Summary = """{ "software": "AstroStacker 0.5.0", "framesUsed": 12 }""";
        Light.Save(_folder, "lights/Light_0001.fits");
        Light.Save(_folder, "lights/m31.fits");
        Light.Save(_folder, "lights/m31-weight.fits");
        File.WriteAllText(_folder.At("lights", "m31.json"), Summary);
        Light.Save(_folder, "out/M31.fits");
        File.WriteAllText(_folder.At("out", "M31.json"), Summary);
        Dark.Save(_folder, "out/masters/dark-60s.fits");

        var sorted = Sort();

        Assert.Equal("Light_0001.fits", Path.GetFileName(Assert.Single(sorted.Frames).Info.Path));
        Assert.Equal(6, sorted.PassedOver.Count);
    }

    [Fact]
    public void Sort_NightSummaryAmongFrames_TakesNoneOfThemForResults()
    {
        const string Summary = """{ "software": "AstroStacker 0.5.0", "exitCode": 0 }""";
        Light.Save(_folder, "old/night-0001.fits");
        File.WriteAllText(_folder.At("old", "night.json"), Summary);
        Light.Save(_folder, "older/lights/night-0002.fits");
        File.WriteAllText(_folder.At("older", "night.json"), Summary);
        Dark.Save(_folder, "kept/masters/dark-60s.fits");
        File.WriteAllText(_folder.At("kept", "night.json"), Summary);

        var sorted = Sort();

        Assert.Equal(["night-0001.fits", "night-0002.fits"], sorted.Frames.Select(frame => Path.GetFileName(frame.Info.Path)));
        Assert.Contains(sorted.PassedOver, file => file.Path == "kept/masters/dark-60s.fits" && file.Reason.Contains("output"));
    }

    [Fact]
    public void Sort_OwnMastersBesideResultsInTheNightsFolder_ArePassedOverAndOthersKept()
    {
        Light.Save(_folder, "lights/Light_0001.fits");
        File.WriteAllText(_folder.At("night.json"), "{}");
        var own = new SmallFrame { Scene = Scene.NoLight, Cards = [("SWCREATE", "'AstroStacker 0.5.0'"), ("IMAGETYP", "'Master Dark'")] };
        own.Save(_folder, "masters/dark-60s.fits");
        Dark.Save(_folder, "masters/dark_stacked.fit");

        var sorted = Sort();

        Assert.Equal(["Light_0001.fits", "dark_stacked.fit"], sorted.Frames.Select(frame => Path.GetFileName(frame.Info.Path)));
        Assert.Contains(sorted.PassedOver, file => file.Path == "masters/dark-60s.fits");
    }

    [Theory]
    [InlineData("darks/dark_stacked.fit", FrameType.Dark)]
    [InlineData("masters/flat_Ha.fit", FrameType.Flat)]
    [InlineData("process/pp_flat_stacked.fit", FrameType.Flat)]
    [InlineData("MasterBias_gain100.fit", FrameType.Bias)]
    [InlineData("master-dark-frame0-19.fits", FrameType.Dark)]
    [InlineData("CALI_FRAME/dark/cam_0/dark_exp_15.000000_gain_60_bin_1_23C_stack_10.fits", FrameType.Dark)]
    public void Sort_ReadyMaster_IsMaster(string place, FrameType type)
    {
        var frame = type switch { FrameType.Dark => Dark, FrameType.Flat => Flat, _ => Bias };
        frame.Save(_folder, place);
        Light.Save(_folder, "lights/Light_0001.fits");
        var master = Assert.Single(Sort().Frames, sorted => sorted.Folder != "lights");
        Assert.True(master.IsMaster);
        Assert.Equal(type, master.Type);
    }

    [Theory]
    [InlineData("M 42/Stacked_210_M 42_10.0s_IRCUT_20240101-201011.fit")]
    [InlineData("stacked-16_M 42_15s60_Astro.fits")]
    [InlineData("r_pp_light_stacked.fit")]
    [InlineData("Autosave.fits")]
    public void Sort_StackedResult_IsPassedOver(string place)
    {
        Light.Save(_folder, place);
        Light.Save(_folder, "lights/Light_0001.fits");
        Assert.Contains("stacked result", Assert.Single(Sort().PassedOver).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Sort_JpegsAlone_AreLights()
    {
        var sorted = FolderSorter.Sort(SharedData.Require("handheld_burst_jpeg"), 2, TestContext.Current.CancellationToken);
        Assert.Equal(8, sorted.Frames.Count);
        Assert.All(sorted.Frames, frame => Assert.Equal(FrameType.Light, frame.Type));
    }

    [Fact]
    public void Sort_JpegTwins_ArePassedOver()
    {
        foreach (int i in (int[])[1, 2])
        {
            Light.Save(_folder, $"raw/Light_{i}.fits");
            Directory.CreateDirectory(_folder.At("jpg"));
            File.Copy(SharedData.Require("handheld_burst_jpeg", $"{i}.jpg"), _folder.At("jpg", $"Light_{i}.jpg"));
        }

        File.Copy(SharedData.Require("handheld_burst_jpeg", "3.jpg"), _folder.At("the setup.jpg"));
        var sorted = Sort();
        Assert.Equal(2, sorted.Frames.Count);
        Assert.Equal("is a twin of raw/Light_1.fits, which takes part", sorted.PassedOver[0].Reason);
        Assert.Equal("is a JPEG picture in a night of RAW or FITS frames", sorted.PassedOver[2].Reason);
    }

    [Fact]
    public void Sort_CcdCalibration_ToldApartByHeaderNamesAndPixels()
    {
        var sorted = FolderSorter.Sort(SharedData.Require("ccd_calibration"), 2, TestContext.Current.CancellationToken);
        Assert.Empty(sorted.PassedOver);
        foreach (var frame in sorted.Frames)
        {
            var wanted = Path.GetFileName(frame.Info.Path)[0] switch { 'b' => FrameType.Bias, 'd' => FrameType.Dark, _ => FrameType.Flat };
            Assert.Equal(wanted, frame.Type);
            Assert.True(frame.Confidence > 0.9, $"{frame.Info.Path}: {frame.Confidence}");
        }
    }

    [Theory]
    [InlineData("m27_cfa_fits")]
    [InlineData("m27_cfa_dng")]
    [InlineData("m94_cfa_fits")]
    [InlineData("ngc7023_cfa_fits")]
    [InlineData("hatp32_mono_fits")]
    public void Sort_RealLights_AreLights(string folder)
    {
        var sorted = FolderSorter.Sort(SharedData.Require(folder), 2, TestContext.Current.CancellationToken);
        Assert.Empty(sorted.PassedOver);
        Assert.All(sorted.Frames, frame => Assert.Equal(FrameType.Light, frame.Type));
    }

    [Fact]
    public void Sort_FolderThatIsNone_Throws() =>
        Assert.Throws<StackJobException>(() => FolderSorter.Sort(_folder.At("nowhere"), 1, TestContext.Current.CancellationToken));

    private SortedFolder Sort() => FolderSorter.Sort(_folder.FullPath, 2, TestContext.Current.CancellationToken);

    private static string Text(SortedFolder sorted) => string.Join('\n', sorted.Frames
        .Select(frame => $"{frame.Info.Path} {frame.Type} {frame.Confidence:R} {string.Join(", ", frame.Evidence)}")
        .Concat(sorted.PassedOver.Select(file => $"{file.Path} {file.Reason}")));
}
