using Xunit;

namespace AstroStacker.EndToEnd;

public sealed class HelpTests
{
    [Fact]
    public void Help_Asked_ExitsWithZero() => new CliProcess().Succeed("--help");
}
