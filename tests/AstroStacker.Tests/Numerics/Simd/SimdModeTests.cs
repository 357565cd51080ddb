using System.Runtime.Intrinsics;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Numerics.Simd;

/// <summary>Every kernel's bytes are the same at every vector width.</summary>
public sealed class SimdModeTests
{
    public static readonly TheoryData<string> Modes = new(SimdModes.Switches.Keys);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Kernels_WithWideVectorsOff_GiveSameBytes(string mode)
    {
        string method = $"{typeof(SimdModeTests).FullName}.{nameof(Kernels_InAChildProcess_AreReported)}";
        var narrow = SimdModes.RunInChild(typeof(SimdModeTests).Assembly.Location, method, mode);
        Assert.Equal(KernelHashes.Lines(), narrow);
    }

    /// <summary>
    /// Run by the test above in a child process; by itself it only sees that there is something to hash.
    /// </summary>
    [Fact]
    public void Kernels_InAChildProcess_AreReported()
    {
        AssertIsOff(Environment.GetEnvironmentVariable(SimdModes.ModeVariable));
        var lines = KernelHashes.Lines();
        Assert.Equal(lines.Length, lines.Distinct().Count());
        if (Environment.GetEnvironmentVariable(SimdModes.ReportVariable) is { } report) File.WriteAllLines(report, lines);
    }

    private static void AssertIsOff(string? mode)
    {
        if (mode is not null) Assert.False(Vector512.IsHardwareAccelerated, "512-bit vectors are on");
        if (mode is "no AVX2" or "no vectors") Assert.False(Vector256.IsHardwareAccelerated, "256-bit vectors are on");
        if (mode is "no vectors") Assert.False(Vector128.IsHardwareAccelerated, "128-bit vectors are on");
    }
}
