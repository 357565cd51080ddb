using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night;
using Xunit;
using static AstroStacker.Tests.Pipeline.Night.Matching.PlannedFrames;

namespace AstroStacker.Tests.Pipeline.Night.Matching;

public sealed class NightPlanTextTests
{
    [Fact]
    public void Write_OneTarget_SaysTypesMastersStacksAndCompromises()
    {
        string text = Text(Plan(
            Lights(40), Some(20, FrameType.Dark), Some(20, FrameType.Flat, Info.Exposed(2).On(FirstNight.AddDays(2))),
                Some(3, FrameType.Bias),
            Some(2, FrameType.Dark, Info.WithGain(0), "old")));

        Assert.Equal(
            """
            In use: 40 lights, 20 darks, 20 flats and 3 biases; 2 files passed over.

            Masters
              bias-gain100-minus10C       3 biases
              dark-120s-gain100-minus10C  20 darks
              flat-2026-11-24             20 flats, less bias-gain100-minus10C

            Stacks
              M27: 40 lights, 1 h 20 min in all
                40 x 120 s, gain 100, -10 C, 2026-11-22: dark-120s-gain100-minus10C and flat-2026-11-24

            Good to know
              * bias-gain100-minus10C: Made of fewer than 5 frames, whose noise goes into the picture. Take
                20.
              * Flats are of 2026-11-24, lights of 2026-11-22: the nearest there are. Dust may have moved.

            Passed over
              * Dark1.fits, Dark2.fits: each is a dark with gain 0; the nearest lights (M27) have gain 100

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Write_AThousandFilesOfTwelveTargets_FitsAFewScreens()
    {
        string[] filters = ["L", "R", "G", "B"];
        var lights = Enumerable.Range(0, 12).SelectMany(target => filters.SelectMany(
            filter =>
                Some(17, FrameType.Light, MonoCmos with { ObjectName = $"NGC {7000 + target}", Filter = filter }, $"{target}{filter}")));

        var lines = Text(Plan(lights, Some(50, FrameType.Dark, MonoCmos), Some(100, FrameType.Bias, MonoCmos))).Split('\n');

        Assert.InRange(lines.Length, 48, 120);
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Write_FortyNightsWithTheirFlats_CountsTheRest()
    {
        var frames = Enumerable.Range(0, 40).Select(i => FirstNight.AddDays(i)).SelectMany(
            night => Lights(10, Info.On(night), $"{night:MMdd}")
                .Concat(Some(9, FrameType.Flat, Info.Exposed(2).On(night), $"f{night:MMdd}")));

        string text = Text(Plan(frames, Some(20, FrameType.Bias)));

        Assert.Contains("and 30 more of 270 flats", text, StringComparison.Ordinal);
        Assert.Contains("and 30 more groups of 300 lights", text, StringComparison.Ordinal);
        Assert.InRange(text.Split('\n').Length, 20, 50);
    }

    [Fact]
    public void Write_LostFiles_ComeFirst()
    {
        var folder = new SortedFolder(
            [], [new("a.txt", "is a text"), new("b.txt", "is a text"), new("c.fit", "is cut short", IsLost: true)]);

        string text = Text(NightPlanner.Make(folder));

        Assert.True(text.IndexOf("c.fit", StringComparison.Ordinal) < text.IndexOf("a.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_NoFrames_SaysSo() => Assert.Equal("Nothing to stack.\n", Text(NightPlanner.Make(new SortedFolder([], []))));

    [Fact]
    public void Json_OneTarget_NamesEachMasterAndFile()
    {
        var json = NightPlanJson.Of(Plan(Lights(2), Some(6, FrameType.Dark)));

        Assert.Equal("dark", (string?)json["masters"]![0]!["type"]);
        var stack = json["stacks"]![0]!;
        Assert.Equal("M27", (string?)stack["name"]);
        Assert.Equal(240, (double?)stack["exposureSeconds"]);
        Assert.Equal((string?)json["masters"]![0]!["name"], (string?)stack["groups"]![0]!["dark"]);
        Assert.Equal(2, stack["groups"]![0]!["lights"]!.AsArray().Count);
    }

    private static string Text(NightPlan plan)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        NightPlanText.Write(plan, writer);
        return writer.ToString();
    }
}
