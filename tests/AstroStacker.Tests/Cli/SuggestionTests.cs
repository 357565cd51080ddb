using AstroStacker.Cli.Parsing;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class SuggestionTests
{
    private static readonly string[] Words = ["--align", "--padding", "--pad", "--dark", "--dark-flat", "--bias", "--base"];

    [Theory]
    [InlineData("--aling", "--align")]
    [InlineData("--ALIGN", "--align")]
    [InlineData("--pading", "--padding")]
    [InlineData("--drak", "--dark")]
    [InlineData("--darkflat", "--dark-flat")]
    [InlineData("--bais", "--bias")]
    [InlineData("--padd", "--pad")]
    [InlineData("--exposure", null)]
    [InlineData("--x", null)]
    public void Nearest_MistypedWord_IsTheOneMeant(string text, string? expected) =>
        Assert.Equal(expected, Suggestion.Nearest(text, Words));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "abxc", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_KnownPairs_IsAsCounted(string a, string b, int expected) => Assert.Equal(expected, Suggestion.Distance(a, b));

    [Fact]
    public void Distance_AnyPair_IsSymmetricAndNoMoreThanTheLongerLength() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 8], Gen.String[Gen.Char['a', 'd'], 0, 8]).Sample((a, b) =>
        {
            int distance = Suggestion.Distance(a, b);
            Assert.Equal(distance, Suggestion.Distance(b, a));
            Assert.InRange(distance, Math.Abs(a.Length - b.Length), Math.Max(a.Length, b.Length));
            Assert.Equal(a == b, distance == 0);
        });
}
