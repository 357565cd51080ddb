using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night;
using AstroStacker.Testing;
using AstroStacker.Testing.Folders;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

public sealed class LabelledSetTests : IDisposable
{
    // Of all true frames, as the team asked of the sorting: what can't be told is passed over, and that must be rare.
    private const double MostPassedOver = 0.03;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Habits => new(LabelledFolders.All.Keys);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Habits))]
    public void Sort_LabelledFolder_GivesNoWrongType(string habit)
    {
        var files = Make(habit);
        var sorted = FolderSorter.Sort(files.Root, 2, TestContext.Current.CancellationToken);
        var truth = files.Files.ToDictionary(file => file.Path, file => file.Shot);
        string[] wrong = [.. sorted.Frames.Where(frame => truth[Place(files, frame)]?.Type != frame.Type).Select(frame =>
            $"{Place(files, frame)}: is {truth[Place(files, frame)]?.Type.ToString() ?? "no frame"}, got {frame.Type} by "
            + string.Join(", ", frame.Evidence))];
        Assert.Empty(wrong);
        Assert.Equal(truth.Count, sorted.Frames.Count + sorted.PassedOver.Count);
        Assert.All(sorted.Frames, frame => Assert.Equal(truth[Place(files, frame)]!.IsMaster, frame.IsMaster));
    }

    [Fact]
    public void Sort_AllLabelledFolders_PassOverFewTrueFrames()
    {
        int all = 0, frames = 0;
        double lowest = 1;
        var missed = new List<string>();
        foreach (string habit in LabelledFolders.All.Keys)
        {
            var files = Make(habit);
            var truth = files.Files.ToDictionary(file => file.Path, file => file.Shot);
            all += truth.Count;
            frames += truth.Values.Count(shot => shot is not null);
            var sorted = FolderSorter.Sort(files.Root, 2, TestContext.Current.CancellationToken).Frames;
            lowest = Math.Min(lowest, sorted.Min(frame => frame.Confidence));
            var kept = sorted.Select(frame => Place(files, frame)).ToHashSet();
            missed.AddRange(truth.Where(file => file.Value is not null && !kept.Contains(file.Key)).Select(file => $"{habit}: {file.Key}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{all} files, {frames} true frames, {missed.Count} passed over, confidence {lowest:0.00} and more");
        Assert.True(all >= 600, $"only {all} files");
        Assert.True(missed.Count <= MostPassedOver * frames, $"{missed.Count} of {frames} passed over:\n{string.Join('\n', missed)}");
    }

    [Theory]
    [MemberData(nameof(Habits))]
    public void Make_LabelledFolder_MatchesNothingAcrossCamerasGainsOrSizes(string habit)
    {
        var files = Make(habit);
        var truth = files.Files.ToDictionary(file => file.Path, file => file.Shot!);
        var plan = NightPlanner.Make(FolderSorter.Sort(files.Root, 2, TestContext.Current.CancellationToken));
        Assert.NotEmpty(plan.Stacks);
        foreach (var group in plan.Stacks.SelectMany(stack => stack.Groups))
        {
            var light = truth[Place(files, group.Lights[0])];
            foreach (var frame in group.Lights.Concat(Frames(group.Dark)).Concat(Frames(group.Flat)).Concat(Frames(group.Bias)))
            {
                var other = truth[Place(files, frame)];
                Assert.Equal(CameraOf(light), CameraOf(other));
                if (frame.Type != FrameType.Flat && !Frames(group.Flat?.Bias).Contains(frame)) Assert.Equal(light.Gain, other.Gain);
            }

            if (group.Flat is { } flat)
                Assert.All(flat.Frames, frame => Assert.Equal(light.Filter, truth[Place(files, frame)].Filter));
        }
    }

    /// <summary>So that nothing matched isn't taken for nothing mismatched; smart telescopes and traps have no such files.</summary>
    [Theory]
    [InlineData("nina", true)]
    [InlineData("sharpcap", true)]
    [InlineData("asiair", true)]
    [InlineData("maxim", true)]
    [InlineData("ccdsoft", true)]
    [InlineData("siril", true)]
    [InlineData("ekos", true)]
    [InlineData("sgp", false)]
    [InlineData("apt", true)]
    [InlineData("voyager", false)]
    [InlineData("french", true)]
    [InlineData("german", true)]
    [InlineData("spanish", true)]
    [InlineData("polish", true)]
    [InlineData("russian", true)]
    [InlineData("dutch", true)]
    [InlineData("dslr", true)]
    [InlineData("dslr-unsorted", true)]
    [InlineData("backyard-eos", true)]
    [InlineData("siril-process", false)]
    public void Make_LabelledFolderWithMasters_GivesThemToEveryGroup(string habit, bool flatsHaveBias)
    {
        var files = Make(habit);
        var plan = NightPlanner.Make(FolderSorter.Sort(files.Root, 2, TestContext.Current.CancellationToken));
        Assert.All(plan.Stacks.SelectMany(stack => stack.Groups), group =>
        {
            Assert.NotNull(group.Dark);
            Assert.NotNull(group.Flat);
            Assert.Equal(flatsHaveBias, group.Flat.Bias is not null);
        });
    }

    [Fact]
    public void Make_SeestarMosaic_GivesAStackAPanel()
    {
        var plan = NightPlanner.Make(FolderSorter.Sort(Make("seestar-mosaic").Root, 2, TestContext.Current.CancellationToken));
        Assert.Equal(["M31-panel1", "M31-panel2"], plan.Stacks.Select(stack => stack.Name));
        Assert.All(plan.Stacks, stack => Assert.Equal(4, stack.Groups.Sum(group => group.Lights.Count)));
    }

    [Fact]
    public void Make_DwarfSubsOfTwoExposures_AreOneStackWithTheFactoryDark()
    {
        var plan = NightPlanner.Make(FolderSorter.Sort(Make("dwarf-masters").Root, 2, TestContext.Current.CancellationToken));
        var stack = Assert.Single(plan.Stacks);
        Assert.Equal("M42", stack.Name);
        Assert.Equal([15, 30], stack.Groups.Select(group => group.Lights[0].Info.ExposureSeconds));
        Assert.NotNull(stack.Groups[0].Dark);
    }

    [Fact]
    public void Make_DamagedFrames_AreLostAndTheOthersStacked()
    {
        var plan = NightPlanner.Make(FolderSorter.Sort(Make("damaged").Root, 2, TestContext.Current.CancellationToken));
        Assert.Equal(4, Assert.Single(Assert.Single(plan.Stacks).Groups).Lights.Count);
        Assert.Equal(6, plan.PassedOver.Count(file => file.IsLost));
    }

    private static (string, string?, int, int) CameraOf(Shot shot) => (shot.Camera, shot.Serial, shot.Width, shot.Height);

    private static IReadOnlyList<SortedFrame> Frames(PlannedMaster? master) => master?.Frames ?? [];

    private static string Place(LabelledFolder files, SortedFrame frame) =>
        Path.GetRelativePath(files.Root, frame.Info.Path).Replace('\\', '/');

    private LabelledFolder Make(string habit)
    {
        var files = new LabelledFolder(_folder.MakeFolder(habit));
        LabelledFolders.All[habit](files);
        return files;
    }
}
