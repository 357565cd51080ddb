using AstroStacker.Cli.Running;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class RepeatedCommandTests
{
    [Fact]
    public void With_PlainWords_AddsTheOptionInFront() =>
        Assert.Equal(
            "astro-stacker --overwrite -o out/x- a.dng b.dng",
            RepeatedCommand.With("--overwrite", ["-o", "out/x-", "a.dng", "b.dng"], new HashSet<string> { "a.dng", "b.dng" }));

    [Fact]
    public void With_WordsAShellWouldChange_QuotesThem() =>
        Assert.Equal(
            @"astro-stacker --overwrite -o '' 'my '\''lights'\''/*.dng' '$x'",
            RepeatedCommand.With("--overwrite", ["-o", "", "my 'lights'/*.dng", "$x"], new HashSet<string>()));

    [Fact]
    public void With_ManyFrames_NamesFirstAndLast()
    {
        string[] frames = [.. Enumerable.Range(1, 200).Select(i => $"l/{i}.dng")];

        Assert.Equal(
            "astro-stacker --overwrite -d dark.png l/1.dng ... l/200.dng -a 0",
            RepeatedCommand.With("--overwrite", ["-d", "dark.png", .. frames, "-a", "0"], frames.ToHashSet()));
    }
}
