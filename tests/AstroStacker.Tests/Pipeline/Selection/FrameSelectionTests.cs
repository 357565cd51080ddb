using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Selection;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Selection;

public sealed class FrameSelectionTests
{
    private static readonly IReadOnlyList<AlignedLight> Night =
    [
        Scored("a", 1), Scored("b", 0.2), Scored("c", 1.5), Scored("d", 0.9), Scored("e", 1.1),
    ];

    private static string[] Kept(SelectionOptions options) =>
        [.. FrameSelection.Apply(Night, options).Where(light => light.Refusal is null).Select(light => light.Surveyed.Light.Path)];

    [Fact]
    public void Keep_AShare_IsRoundedUp()
    {
        Assert.Equal(["a", "c", "d", "e"], Kept(new SelectionOptions { KeepShare = 0.61 }));
        Assert.Equal(["a", "c", "e"], Kept(new SelectionOptions { KeepShare = 0.6 }));
    }

    [Fact]
    public void Keep_ANumber_TakesTheBest() => Assert.Equal(["c", "e"], Kept(new SelectionOptions { KeepCount = 2 }));

    [Fact]
    public void Refusals_NameTheNumberThatFailed()
    {
        var frames = FrameSelection.Apply(Night, new SelectionOptions { LeastQuality = 0.5, KeepCount = 3 });
        Assert.Equal("has 0.200 of the median frame's quality, --min-quality asks for 0.5.", frames[1].Refusal);
        Assert.Equal("is number 4 of 5 by quality (0.900 of the median frame's), --keep takes 3.", frames[3].Refusal);
    }

    [Fact]
    public void Nothing_Asked_LeavesNothingOut() => Assert.Same(Night, FrameSelection.Apply(Night, new SelectionOptions()));

    [Fact]
    public void Keep_OfFramesWithoutScore_IsRefused()
    {
        var frames = Night.Append(Frames.Aligned(Frames.Surveyed("f", 10), 1)).ToList();
        var error = Assert.Throws<StackJobException>(() => FrameSelection.Apply(frames, new SelectionOptions { KeepShare = 0.5 }));
        Assert.StartsWith("f has no score", error.Message, StringComparison.Ordinal);
    }

    private static AlignedLight Scored(string name, double score) =>
        Frames.Aligned(Frames.Surveyed(name, 10), 1) with { Quality = new FrameQuality { Score = score } };
}
