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
        var missed = new List<string>();
        foreach (string habit in LabelledFolders.All.Keys)
        {
            var files = Make(habit);
            var truth = files.Files.ToDictionary(file => file.Path, file => file.Shot);
            all += truth.Count;
            frames += truth.Values.Count(shot => shot is not null);
            var kept = FolderSorter.Sort(files.Root, 2, TestContext.Current.CancellationToken)
                .Frames.Select(frame => Place(files, frame)).ToHashSet();
            missed.AddRange(truth.Where(file => file.Value is not null && !kept.Contains(file.Key)).Select(file => $"{habit}: {file.Key}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{all} files, {frames} true frames, {missed.Count} passed over");
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
                Assert.Equal(
                    (light.Camera, light.Serial, light.Width, light.Height), (other.Camera, other.Serial, other.Width, other.Height));
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
