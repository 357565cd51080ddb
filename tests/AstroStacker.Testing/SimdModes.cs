using System.Diagnostics;

namespace AstroStacker.Testing;

/// <summary>Runs a test of this assembly once more in a child process in which wide vectors are switched off.</summary>
public static class SimdModes
{
    /// <summary>The child's test writes its report to the file named here.</summary>
    public const string ReportVariable = "ASTROSTACKER_SIMD_REPORT";

    /// <summary>Names the mode to the child, so that it can check what is off.</summary>
    public const string ModeVariable = "ASTROSTACKER_SIMD_MODE";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The runtime's switch of each mode.</summary>
    public static IReadOnlyDictionary<string, string> Switches { get; } = new Dictionary<string, string>
    {
        ["no 512-bit vectors"] = "DOTNET_EnableAVX512",
        ["no AVX2"] = "DOTNET_EnableAVX2",
        ["no vectors"] = "DOTNET_EnableHWIntrinsic",
    };

    /// <summary>Runs one test of a test assembly in a mode and returns the lines it reported.</summary>
    /// <param name="testAssembly">Path of the assembly; it is its own runner.</param>
    /// <param name="method">Full name of the test method.</param>
    /// <param name="mode">A key of <see cref="Switches"/>.</param>
    public static string[] RunInChild(string testAssembly, string method, string mode)
    {
        string report = Path.Combine(Path.GetTempPath(), $"simd-{Guid.NewGuid():N}.txt");
        try
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in (string[])[testAssembly, "--filter-method", method]) start.ArgumentList.Add(argument);
            start.Environment[Switches[mode]] = "0";
            start.Environment[ModeVariable] = mode;
            start.Environment[ReportVariable] = report;
            string output = Run(start);
            return File.Exists(report) ? File.ReadAllLines(report) : throw new InvalidOperationException($"{mode}: no report.\n{output}");
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static string Run(ProcessStartInfo start)
    {
        using var child = Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
        var error = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        if (!child.WaitForExit(Patience))
        {
            child.Kill(entireProcessTree: true);
            throw new TimeoutException($"The child took longer than {Patience}.");
        }

        return child.ExitCode == 0 ? output : throw new InvalidOperationException($"The child failed.\n{output}\n{error.Result}");
    }
}
