using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.EndToEnd.RealFrames;

/// <summary>Camera files, whole and damaged: decoded, or refused by name and reason, and never a hang.</summary>
public sealed class RawFileTests
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Damaged => Names("raw_damaged");

    public static TheoryData<string> Formats => Names("raw_formats");

    [Theory]
    [MemberData(nameof(Damaged))]
    public void DamagedFile_IsRefusedWithItsReason(string name)
    {
        using var bench = new Workbench();
        var result = Stack(bench, Path.Combine(SharedData.Require("raw_damaged"), name));
        Assert.True(result.ExitCode == 3, result.ToString());
        Assert.Contains(name, result.Said, StringComparison.Ordinal);
        Assert.Empty(bench.Files);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void CameraFile_IsDecodedOrRefusedByName(string name)
    {
        using var bench = new Workbench();
        var result = Stack(bench, Path.Combine(SharedData.Require("raw_formats"), name));
        if (result.ExitCode == 0)
        {
            Assert.Contains(bench.Tiff("stack").Planes[0], sample => sample != 0);
            return;
        }

        Assert.True(result.ExitCode is 1 or 3, result.ToString());
        Assert.Contains(name, result.Said, StringComparison.Ordinal);
        Assert.Empty(bench.Files);
    }

    private static ProcessResult Stack(Workbench bench, string file) =>
        (bench.Cli with { Timeout = Watchdog }).Run("-a", "0", "--format", "tiff", "-o", "stack", file);

    private static TheoryData<string> Names(string folder)
    {
        var names = new TheoryData<string>();
        foreach (string file in SharedData.Folder is null ? [] : SharedData.RequireFiles(folder)) names.Add(Path.GetFileName(file));
        if (names.Count == 0) names.Add("(absent)");
        return names;
    }
}
