using Xunit;

namespace AstroStacker.Tests.Architecture;

/// <summary>What a test found wrong, shown whole: xunit cuts collections and strings off.</summary>
internal static class Complaints
{
    public static void AssertNone(IEnumerable<string> complaints)
    {
        string all = string.Join('\n', complaints);
        Assert.True(all.Length == 0, all);
    }
}
