using System.Diagnostics;
using System.Globalization;
using System.Text;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.EndToEnd;

/// <summary>Starts the built astro-stacker as a user would: another process, with arguments, a folder and no terminal.</summary>
internal sealed record CliProcess
{
    /// <summary>The program, built beside the tests.</summary>
    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "astro-stacker.dll");

    /// <summary>What the arguments are handed to; a shell, for tests of command lines.</summary>
    public IReadOnlyList<string> Command { get; init; } = ["dotnet", Program];

    /// <summary>Where it is started; relative paths are meant from here.</summary>
    public string WorkingFolder { get; init; } = Path.GetTempPath();

    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Variables added to the environment, for example DOTNET_EnableAVX2=0.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs it to its end; a run longer than <see cref="Timeout"/> is killed and fails the test.</summary>
    public ProcessResult Run(params IEnumerable<string> arguments)
    {
        using var cache = new TemporaryFolder();
        using var process = Start(arguments, cache, out string commandLine);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        WaitOrKill(process, commandLine);
        return new ProcessResult(process.ExitCode, output.Result, errors.Result, commandLine);
    }

    /// <summary>Presses Ctrl-C so many times once a line of its progress starts with <paramref name="progress"/>.</summary>
    public ProcessResult RunInterrupted(string progress, int presses, params IEnumerable<string> arguments)
    {
        using var cache = new TemporaryFolder();
        using var process = Start(arguments, cache, out string commandLine);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = new StringBuilder();
        while (process.StandardError.ReadLine() is { } line)
        {
            errors.AppendLine(line);
            if (presses == 0 || !line.StartsWith(progress, StringComparison.Ordinal)) continue;
            presses--;
            progress = "Finishing early";
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }

        WaitOrKill(process, commandLine);
        return new ProcessResult(process.ExitCode, output.Result, errors.ToString(), commandLine);
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

    private Process Start(IEnumerable<string> arguments, TemporaryFolder cache, out string commandLine)
    {
        var start = new ProcessStartInfo(Command[0])
        {
            WorkingDirectory = WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in Command.Skip(1).Concat(arguments)) start.ArgumentList.Add(argument);
        // A new folder each time: no run meets the surveys of another, let alone of the user.
        start.Environment["XDG_CACHE_HOME"] = cache.FullPath;
        foreach (var (name, value) in Environment) start.Environment[name] = value;

        commandLine = string.Join(' ', [Command[0], .. start.ArgumentList])
            .Replace($"dotnet {Program}", "astro-stacker", StringComparison.Ordinal);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private void WaitOrKill(Process process, string commandLine)
    {
        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            Assert.Fail($"{commandLine}\nstill ran after {Timeout}");
        }

        process.WaitForExit();
    }
}
