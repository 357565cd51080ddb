using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class TimelineTests
{
    [Fact]
    public void Lines_OfTwoStages_ShowWhenEachRanAndHowFarItsThreadsWereBusy()
    {
        string[] lines = [.. Timeline.Lines([new("survey", 0, 4, 6, 2), new("integrate", 6, 4, 8, 2)])];
        Assert.Equal(2, lines.Length);
        string survey = new string('#', 15) + new string('.', 5) + new string(' ', 30);
        string integrate = new string(' ', 30) + new string('#', 20);
        Assert.Equal($"survey    |{survey}|    4.00 s, 1.5 of 2 threads busy", lines[0]);
        Assert.Equal($"integrate |{integrate}|    4.00 s, 2.0 of 2 threads busy", lines[1]);
    }

    [Fact]
    public void Lines_StageOfNoTime_StillHasABar() =>
        Assert.All(Timeline.Lines([new("open", 0, 0, 0, 2), new("survey", 0, 1, 1, 2), new("last", 1, 0, 0, 1)]), line =>
            Assert.Contains('#', line));

    [Fact]
    public void Lines_OfNothing_AreNone() => Assert.Empty(Timeline.Lines([]));
}
