using System.Diagnostics;
using Xunit;

namespace AstroStacker.EndToEnd;

/// <summary>Starts the built astro-stacker as a user would: another process, with arguments, a folder and no terminal.</summary>
internal sealed record CliProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "astro-stacker.dll");

    /// <summary>Where it is started; relative paths are meant from here.</summary>
    public string WorkingFolder { get; init; } = Path.GetTempPath();

    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Variables added to the environment, for example DOTNET_EnableAVX2=0.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs it to its end; a run longer than <see cref="Timeout"/> is killed and fails the test.</summary>
    public ProcessResult Run(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Program);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in Environment) start.Environment[name] = value;

        string commandLine = $"astro-stacker {string.Join(' ', start.ArgumentList.Skip(1))}";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            Assert.Fail($"{commandLine}\nstill ran after {Timeout}\n--- out\n{output.Result}\n--- err\n{errors.Result}");
        }

        process.WaitForExit();
        return new ProcessResult(process.ExitCode, output.Result, errors.Result, commandLine);
    }

    /// <summary>Runs it and asserts the exit code.</summary>
    public ProcessResult Expect(int exitCode, params IEnumerable<string> arguments)
    {
        var result = Run(arguments);
        Assert.True(result.ExitCode == exitCode, $"expected exit code {exitCode}\n{result}");
        return result;
    }

    /// <summary>Runs it and asserts that all went well.</summary>
    public ProcessResult Succeed(params IEnumerable<string> arguments) => Expect(0, arguments);
}
