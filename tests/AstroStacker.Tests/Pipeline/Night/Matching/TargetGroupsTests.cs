using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night;
using AstroStacker.Pipeline.Night.Matching;
using Xunit;
using static AstroStacker.Tests.Pipeline.Night.Matching.PlannedFrames;

namespace AstroStacker.Tests.Pipeline.Night.Matching;

public sealed class TargetGroupsTests
{
    private static readonly FrameInfo Small = Info with
    {
        // 3000 x 2000 pixels of 3.76 um at 500 mm: a square of 1.055 degrees would be as large.
        ObjectName = null,
    };

    [Theory]
    [InlineData("M 27", "M27")]
    [InlineData("m_27_sub", "M27")]
    [InlineData("NGC 7023", "NGC7023")]
    [InlineData("NGC-7023", "NGC7023")]
    [InlineData("M 31_mosaic", "M31")]
    [InlineData("Sh2-101", "SH2-101")]
    [InlineData("Sh2 101", "SH2-101")]
    [InlineData("Unknown", null)]
    [InlineData("  ", null)]
    public void Key_Spellings_AreOne(string name, string? key) => Assert.Equal(key, TargetNames.Key(name));

    [Theory]
    [InlineData("M 27", "M27")]
    [InlineData("Heart Nebula", "Heart-Nebula")]
    [InlineData("NGC 7023_sub", "NGC7023")]
    public void Tidy_Names_ReadAsPeopleWriteThem(string name, string tidy) => Assert.Equal(tidy, TargetNames.Tidy(name));

    [Fact]
    public void Plan_SpellingsOfOneTarget_AreOneStack()
    {
        string[] names = ["M 27", "m27", "M_27", "M 27_sub", "M 27"];
        var frames = names.SelectMany((name, i) => Some(2, FrameType.Light, Info with { ObjectName = name }, "f" + i));

        var stack = Assert.Single(Plan(frames).Stacks);
        Assert.Equal(("M27", "M27", TargetBasis.Name), (stack.Name, stack.Target, stack.Basis));
    }

    [Fact]
    public void Plan_TwoTargets_AreTwoStacks() => Assert.Equal(
        ["M27", "M31"],
        Plan(Lights(3, folder: "a"), Some(2, FrameType.Light, Info with { ObjectName = "M31" }, "b")).Stacks.Select(stack => stack.Name));

    [Fact]
    public void Plan_NoNames_GoesByPointing()
    {
        var plan = Plan(
            Some(3, FrameType.Light, Small.Pointing(10, 41), "a"), Some(3, FrameType.Light, Small.Pointing(10.2, 41.1), "b"),
            Some(2, FrameType.Light, Small.Pointing(299.9, 22.7), "c"));

        Assert.Equal([6, 2], plan.Stacks.Select(stack => stack.Groups.Sum(group => group.Lights.Count)));
        Assert.Equal(["field-010plus41", "field-300plus23"], plan.Stacks.Select(stack => stack.Name));
        Assert.All(plan.Stacks, stack => Assert.Equal((null, TargetBasis.Pointing), (stack.Target, stack.Basis)));
    }

    [Fact]
    public void Plan_NamelessLightsOnANamedField_AreOfThatTarget()
    {
        var plan = Plan(
            Some(3, FrameType.Light, Small.Pointing(10, 41) with { ObjectName = "M 31" }, "a"),
                Some(2, FrameType.Light, Small.Pointing(10.1, 41), "b"),
            Some(1, FrameType.Light, Small.Pointing(50, 41), "c"));

        Assert.Equal(["field-050plus41", "M31"], plan.Stacks.Select(stack => stack.Name));
        Assert.Equal(5, plan.Stacks[1].Groups.Sum(group => group.Lights.Count));
    }

    [Fact]
    public void Plan_NeitherNameNorPointing_IsOneAssumedStackNamedAfterTheFolder()
    {
        List<SortedFrame> lights = [.. Some(3, FrameType.Light, Small, "short"), .. Some(2, FrameType.Light, Small, "long")];

        var stack = Assert.Single(NightPlanner.Make(new SortedFolder(lights, []) { Name = "My night" }).Stacks);

        Assert.Equal(("My-night", (string?)null, TargetBasis.Assumed), (stack.Name, stack.Target, stack.Basis));
        Assert.Contains(stack.Notes, note => note.StartsWith("Nothing names the target", StringComparison.Ordinal));
        Assert.Equal("stack", Assert.Single(Plan(lights).Stacks).Name);
    }

    [Fact]
    public void Plan_MosaicOfTwoPanels_IsTwoStacks()
    {
        var named = Small with { ObjectName = "M 31 mosaic", Filter = "L" };
        var plan = Plan(
            Some(5, FrameType.Light, named.Pointing(10, 41), "a"), Some(4, FrameType.Light, named.Pointing(10, 41.8), "b"),
            Some(3, FrameType.Light, named.Pointing(10.01, 41.01) with { Filter = "R" }, "c"));

        Assert.Equal(["M31-panel1-L", "M31-panel1-R", "M31-panel2-L"], plan.Stacks.Select(stack => stack.Name));
        Assert.Equal([1, 1, 2], plan.Stacks.Select(stack => stack.Panel));
        Assert.Equal("L", plan.Stacks[0].Filter);
    }

    [Fact]
    public void Plan_DriftThroughANight_StaysOnePanel()
    {
        // Half a field over the night, either side of the middle.
        var frames = Enumerable.Range(0, 60)
            .SelectMany(i => Some(1, FrameType.Light, Small.Pointing(10 + i * 0.02, 0) with { ObjectName = "M31" }, $"f{i:00}"));

        Assert.Equal(60, Assert.Single(Plan(frames).Stacks).Groups.Sum(group => group.Lights.Count));
    }

    [Fact]
    public void Split_FieldsAcrossZeroHours_AreOne()
    {
        var frames = Some(3, FrameType.Light, Small.Pointing(359.9, 10), "a")
            .Concat(Some(3, FrameType.Light, Small.Pointing(0.1, 10), "b"));

        Assert.Single(Plan(frames).Stacks);
    }

    [Fact]
    public void Plan_ExposuresGainsAndNightsOfOneTarget_AreGroupsOfOneStack()
    {
        var plan = Plan(Lights(4, Info.Exposed(10), "a"), Lights(2, Info.Exposed(20), "b"), Lights(2, Info.Exposed(20).WithGain(0), "c"));

        Assert.Equal([4, 2, 2], Assert.Single(plan.Stacks).Groups.Select(group => group.Lights.Count));
    }

    [Fact]
    public void Plan_TwoCamerasOfOneModel_AreGroupsOfOneStack()
    {
        var first = Info with { Capture = Info.Capture with { SerialNumber = "A" } };
        var second = Info with { Capture = Info.Capture with { SerialNumber = "B" } };

        Assert.Equal(2, Assert.Single(Plan(Lights(4, first, "a"), Lights(4, second, "b")).Stacks).Groups.Count);
    }

    [Fact]
    public void Plan_TwoCamerasOfOneTarget_AreStackedApartAndSaid()
    {
        var small = MonoCmos with { Width = 1500, Height = 1000, VisibleArea = new PixelRectangle(0, 0, 1500, 1000), Filter = "Ha" };
        var plan = Plan(Lights(4, folder: "a"), Lights(4, small, "b"));

        Assert.Equal(["M27-ASI533MC-Pro", "M27-ASI1600MM-Ha"], plan.Stacks.Select(stack => stack.Name));
        Assert.All(plan.Stacks, stack => Assert.Contains(stack.Notes, note => note.Contains("stacked apart", StringComparison.Ordinal)));
    }

    [Fact]
    public void Plan_MonoLightsWithoutAFilterAmongOthers_AreApartAndSaid()
    {
        var plan = Plan(Lights(3, MonoCmos, "a"), Lights(3, MonoCmos with { Filter = "Ha" }, "b"));

        Assert.Equal(["M27", "M27-Ha"], plan.Stacks.Select(stack => stack.Name));
        Assert.Contains(plan.Stacks[0].Notes, note => note.StartsWith("These lights name no filter", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_OneLight_IsAStackWithASentence() =>
        Assert.Contains(
            Assert.Single(Plan(Lights(1)).Stacks).Notes, note => note.StartsWith("There is one light only", StringComparison.Ordinal));

    [Theory]
    [InlineData("M31: core/halo?", "M31-core-halo")]
    [InlineData("con", "con-stack")]
    [InlineData("..", "stack")]
    [InlineData("Nébuleuse d'Orion", "Nébuleuse-d-Orion")]
    public void Safe_AnyText_FitsAllFileSystems(string text, string safe) => Assert.Equal(safe, StackNames.Safe(text));

    [Fact]
    public void Take_SameNameInOtherCase_GetsANumber()
    {
        var names = new StackNames();

        Assert.Equal(["M31", "m31-2", "M31-3"], new[] { names.Take("M31"), names.Take("m31"), names.Take("M31") });
    }
}
