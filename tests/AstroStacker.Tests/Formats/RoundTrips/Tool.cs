using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Programs of other makers that read what ours writes; test.sh installs them.</summary>
internal static class Tool
{
    /// <summary>What it says; a program that fails or warns fails the test.</summary>
    public static string Run(string name, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{name} {string.Join(' ', start.ArgumentList)}: {process.ExitCode}\n{output}\n{errors.Result}");
        Assert.Equal("", errors.Result);
        return output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException($"{start.FileName} is not installed: run test.sh, or see the packages it names.", error);
        }
    }
}
