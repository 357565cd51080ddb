using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class OutputNamesTests
{
    [Theory]
    [InlineData("output/aligned-", 12, "output/aligned-0-11")]
    [InlineData("output/", 20, "output/0-19")]
    [InlineData("stack_", 1, "stack_0-0")]
    [InlineData("", 3, "0-2")]
    [InlineData("output/master-dark-frame", 20, "output/master-dark-frame")]
    public void Base_PrefixThatAsksForIt_GetsTheIndices(string prefix, int frames, string expected) =>
        Assert.Equal(expected, OutputNames.Base(prefix, frames));
}
