using System.Text.Json;
using AstroStacker.Pipeline;
using AstroStacker.Report;
using AstroStacker.Testing;
using AstroStacker.Tests.Formats.Ser;
using Xunit;

namespace AstroStacker.Tests.Report;

public sealed class RunVerifierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verify_VideoThatLostAFrame_IsADifferenceThatSaysSo()
    {
        string video = new SerBytes(0, 2, 2, 8).With(1, 2, 3, 4).Save(_folder.At("a.ser"));
        var run = Saved($"{video}#0", $"{video}#1");
        var found = RunVerifier.Verify(run);
        Assert.Equal(2, found.InputCount);
        Assert.Contains(found.Differences, line => line == $"{video}#0: is not what it was");
        Assert.Contains(found.Differences, line => line.StartsWith($"{video}#1: ", StringComparison.Ordinal));
    }

    private SavedRun Saved(params string[] frames)
    {
        string path = _folder.At("result.json");
        var job = new StackJob { Lights = frames };
        File.WriteAllText(path, JsonSerializer.Serialize(
            new { job, frames = frames.Select(frame => new { path = frame, contentHash = "00" }) }, StackJson.Options));
        return SavedRun.Open(path);
    }
}
