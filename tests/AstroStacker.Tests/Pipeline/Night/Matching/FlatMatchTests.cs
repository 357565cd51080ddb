using AstroStacker.Imaging;
using Xunit;
using static AstroStacker.Tests.Pipeline.Night.Matching.PlannedFrames;

namespace AstroStacker.Tests.Pipeline.Night.Matching;

public sealed class FlatMatchTests
{
    private static readonly FrameInfo Panel = Info.Exposed(2);

    [Fact]
    public void Plan_FlatsOfTwoNights_GoToTheLightsOfTheirNight()
    {
        var later = FirstNight.AddDays(3);
        var plan = Plan(
            Lights(3, Info.On(FirstNight), "n1/lights"), Lights(4, Info.On(later), "n2/lights"),
            Some(9, FrameType.Flat, Panel.On(FirstNight), "n1/flats"), Some(8, FrameType.Flat, Panel.On(later), "n2/flats"),
                Some(9, FrameType.Bias));

        var groups = Assert.Single(plan.Stacks).Groups;
        Assert.Equal([3, 4], groups.Select(group => group.Lights.Count));
        Assert.Equal([9, 8], groups.Select(group => group.Flat!.Frames.Count));
        Assert.Equal(["flat-2026-11-22", "flat-2026-11-25"], groups.Select(group => group.Flat!.Name));
        Assert.All(groups, group => Assert.DoesNotContain("Flats are of", group.AllNotes(), StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_NoFlatsOfTheNight_TakesTheNearestWithDates()
    {
        var group = OneGroup(
            Lights(3), Some(9, FrameType.Flat, Panel.On(FirstNight.AddDays(-2)), "f1"),
                Some(8, FrameType.Flat, Panel.On(FirstNight.AddDays(9)), "f2"),
            Some(9, FrameType.Bias));

        Assert.Equal(9, group.Flat!.Frames.Count);
        Assert.Contains("Flats are of 2026-11-20, lights of 2026-11-22: the nearest there are. Dust may have moved.", group.Notes);
    }

    [Fact]
    public void Plan_NightsWithTheSameFlat_AreOneGroup()
    {
        var plan = Plan(
            Lights(3, Info.On(FirstNight), "a"), Lights(3, Info.On(FirstNight.AddDays(1)), "b"), Some(9, FrameType.Flat, Panel),
                Some(9, FrameType.Bias));

        Assert.Equal(6, Assert.Single(Assert.Single(plan.Stacks).Groups).Lights.Count);
    }

    [Fact]
    public void Plan_UndatedFlatsInTwoFolders_GoByFolder()
    {
        SortedFrames("n1", out var lights1, out var flats1);
        SortedFrames("n2", out var lights2, out var flats2);

        var groups = Plan(lights1, lights2, flats1, flats2, Some(9, FrameType.Bias)).Stacks.SelectMany(stack => stack.Groups).ToList();

        Assert.All(groups, group => Assert.Equal(group.Lights[0].Folder[..2], group.Flat!.Frames[0].Folder[..2]));

        static void SortedFrames(
            string night, out List<AstroStacker.Pipeline.Night.SortedFrame> lights, out List<AstroStacker.Pipeline.Night.SortedFrame> flats)
        {
            lights = [.. Lights(3, Info, night + "/lights").Select(frame => frame with { Night = null })];
            flats = [.. Some(9, FrameType.Flat, Panel, night + "/flats").Select(frame => frame with { Night = null })];
        }
    }

    [Fact]
    public void Plan_OneFlatAFilter_GoesToItsFilter()
    {
        string[] filters = ["L", "R", "G", "B", "Ha"];
        var frames = filters.SelectMany(filter => Lights(3, MonoCmos with { Filter = filter }, filter)
            .Concat(Some(9, FrameType.Flat, MonoCmos.Exposed(2) with { Filter = filter }, "flats" + filter)));

        var plan = Plan(frames, Some(9, FrameType.Bias, MonoCmos));

        Assert.Equal(["M27-B", "M27-G", "M27-Ha", "M27-L", "M27-R"], plan.Stacks.Select(stack => stack.Name));
        Assert.All(plan.Stacks, stack => Assert.Equal(stack.Filter, stack.Groups[0].Flat!.Frames[0].Filter));
    }

    [Fact]
    public void Plan_FlatOfAnotherFilterTelescopeOrFocalLength_IsNotUsed()
    {
        var ha = MonoCmos with { Filter = "Ha", Capture = MonoCmos.Capture with { Telescope = "Esprit 100" } };
        FrameInfo[] others =
        [
            ha with { Filter = "OIII" }, ha with { FocalLengthMillimetres = 400 },
                ha with { Capture = ha.Capture with { Telescope = "RC8" } },
        ];

        Assert.All(
            others, other => Assert.Null(OneGroup(Lights(3, ha), Some(9, FrameType.Flat, other), Some(9, FrameType.Bias, MonoCmos)).Flat));
        Assert.NotNull(OneGroup(
            Lights(3, ha), Some(9, FrameType.Flat, ha with { FocalLengthMillimetres = null }), Some(9, FrameType.Bias, MonoCmos)).Flat);
    }

    [Fact]
    public void Plan_FlatsThatNameNoFilter_ServeOneFilterButNotSeveral()
    {
        var ha = MonoCmos with { Filter = "Ha" };
        var bare = Some(9, FrameType.Flat, MonoCmos).Concat(Some(9, FrameType.Bias, MonoCmos)).ToList();

        Assert.Contains("The flats don't name their filter, the lights Ha: taken to be the same.", OneGroup(Lights(3, ha), bare).Notes);
        var two = Plan(Lights(3, ha, "ha"), Lights(3, MonoCmos with { Filter = "OIII" }, "oiii"), bare);
        Assert.All(two.Stacks, stack => Assert.Null(stack.Groups[0].Flat));
    }

    [Fact]
    public void Plan_FlatsOfAnotherGain_AreUsedWithTheirOwnBiasAndSaid()
    {
        var group = OneGroup(
            Lights(3), Some(9, FrameType.Flat, Panel.WithGain(0)), Some(9, FrameType.Bias, Info, "b100"),
                Some(8, FrameType.Bias, Info.WithGain(0), "b0"));

        Assert.Contains("Flats have gain 0, lights gain 100: the shape of a flat does not hang on it.", group.Notes);
        Assert.Equal(8, group.Flat!.Bias!.Frames.Count);
        Assert.Equal(9, group.Bias!.Frames.Count);
    }

    [Fact]
    public void Plan_DarkFlats_AreMatchedByExposure()
    {
        var flats = Some(9, FrameType.Flat, Panel);
        var near = OneGroup(Lights(3), flats, Some(9, FrameType.DarkFlat, Info.Exposed(2.1)), Some(9, FrameType.Bias)).Flat!;
        Assert.Equal(FrameType.DarkFlat, near.Bias!.Type);
        Assert.Empty(near.Notes);

        var other = OneGroup(Lights(3), flats, Some(9, FrameType.DarkFlat, Info.Exposed(3)), Some(9, FrameType.Bias)).Flat!;
        Assert.Equal(FrameType.DarkFlat, other.Bias!.Type);
        Assert.Contains("Dark-flats are 3 s, flats 2 s: subtracted as they are.", other.Notes);

        var far = OneGroup(Lights(3), flats, Some(9, FrameType.DarkFlat, Info.Exposed(9)), Some(9, FrameType.Bias)).Flat!;
        Assert.Equal(FrameType.Bias, far.Bias!.Type);
    }

    [Fact]
    public void Plan_DarksAsLongAsTheFlats_ServeAsDarkFlats()
    {
        var group = OneGroup(
            Lights(3), Some(9, FrameType.Flat, Panel), Some(9, FrameType.Dark, Panel, "d2"), Some(9, FrameType.Dark, Info, "d120"));

        Assert.Equal(2, group.Flat!.Bias!.Frames[0].Info.ExposureSeconds);
        Assert.Equal(120, group.Dark!.Frames[0].Info.ExposureSeconds);
    }

    [Fact]
    public void Plan_RawFlatsAlone_UseTheLevelOfTheirFiles()
    {
        var flat = OneGroup(Lights(3, Raw), Some(9, FrameType.Flat, Raw.Exposed(0.01))).Flat!;

        Assert.Null(flat.Bias);
        Assert.Contains("the black level of their files is subtracted", string.Join(' ', flat.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_FitsFlatsAlone_AreRefusedUnlessADarkTellsTheLevel()
    {
        var plan = Plan(Lights(3), Some(9, FrameType.Flat, Panel));
        Assert.Null(plan.Stacks[0].Groups[0].Flat);
        Assert.Contains("nothing tells their own bias level", plan.Stacks[0].Groups[0].AllNotes(), StringComparison.Ordinal);
        Assert.All(plan.PassedOver, file => Assert.Equal("is a flat; nothing tells its own bias level", file.Reason));

        var withDark = OneGroup(Lights(3), Some(9, FrameType.Flat, Panel), Some(9, FrameType.Dark));
        Assert.NotNull(withDark.Flat);
    }

    [Fact]
    public void Plan_CalibratedMasterFlat_NeedsNoBias()
    {
        var ready = Some(1, FrameType.Flat, Panel with { IsCalibrated = true }).Select(flat => flat with { IsMaster = true });

        var group = OneGroup(Lights(3), ready);

        Assert.Null(group.Flat!.Bias);
        Assert.Contains("The flat is a ready master from the folder (Flat1.fits).", group.Notes);
    }

    [Fact]
    public void Plan_NoNightOfFortyHasItsOwnFlats_IsStillOneGroupWithOneSentence()
    {
        var nights = Enumerable.Range(0, 40).SelectMany(i => Lights(2, Info.On(FirstNight.AddDays(i)), $"n{i}"));

        var group = OneGroup(nights, Some(9, FrameType.Flat, Panel.On(FirstNight.AddDays(-1))), Some(9, FrameType.Bias));

        Assert.Single(
            group.Notes, note => note.StartsWith("Flats are of 2026-11-21, lights of 2026-11-22 to 2026-12-31", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_ColourOrEightBitMaster_IsPassedOver()
    {
        var plan = Plan(Lights(3), Some(2, FrameType.Flat, Info with { PlaneCount = 3, Cfa = null }),
            Some(2, FrameType.Dark, Info with { DecodedThroughCurve = true }));

        Assert.Equal(4, plan.PassedOver.Count);
        Assert.Empty(plan.Masters);
    }
}
