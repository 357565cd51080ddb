using System.Diagnostics;
using Xunit;

namespace AstroStacker.Tests.Formats;

/// <summary>Runs the programs that independent files are made with; test.sh installs them.</summary>
internal static class OtherPrograms
{
    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {complaint}");
    }
}
