using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Registration.Bench;

/// <summary>The same lights without masters through siril-cli, where it is installed: registered, and stacked by a plain mean.</summary>
internal static partial class SirilRun
{
    private const string Program = "siril-cli";

    private const string Script = """
        requires 1.0.0
        cd lights
        convert light -debayer -out=../process
        cd ../process
        register light
        stack r_light rej none -norm=addscale -out=../result
        """;

    private const string Head = """
        | night without masters | registered, astro-stacker | siril | places, astro-stacker | siril | ideal |
        |---|---:|---:|---:|---:|---:|
        """;

    /// <summary>Its name and version; null where it is not installed.</summary>
    public static string? Version()
    {
        try
        {
            return Run(["--version"], null).Split('\n')[0];
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>A Markdown table of some nights side by side.</summary>
    public static string Compare(IEnumerable<NightScenario> scenarios) =>
        $"{Head}\n{string.Join('\n', scenarios.Select(scenario => Row(scenario with { Calibrated = false })))}\n";

    private static string Row(NightScenario scenario)
    {
        var ours = ScenarioResult.Run(scenario);
        using var folder = new TemporaryFolder();
        var renderer = new NightRenderer(scenario.Night);
        var writer = new NightWriter(renderer, folder.MakeFolder("lights"));
        for (int light = 0; light < scenario.Night.LightCount; light++) writer.WriteFrame(FrameKind.Light, light, CancellationToken.None);
        File.WriteAllText(folder.At("night.ssf"), Script);
        string log = Run(["-d", folder.FullPath, "-s", folder.At("night.ssf")], folder.MakeFolder("home"));
        var registered = Registered.Match(log);
        string count = registered.Success ? registered.Groups[1].Value : "none";
        string places = File.Exists(folder.At("result.fit")) ? Places(renderer.Truth, folder.At("result.fit")) : "-";
        return FormattableString.Invariant(
            $"| {scenario.Name} | {ours.Score.Frames.Count(frame => frame.IsUsed)} | {count} | {ours.Stack?.PlaceRmsPixels:0.0000} | {places} | {ours.Ideal?.PlaceRmsPixels:0.0000} |");
    }

    /// <summary>Siril stacks onto the first light.</summary>
    private static string Places(NightTruth truth, string path)
    {
        int[] lights = [.. Enumerable.Range(0, truth.Lights.Count)];
        var stars = BrightStars.Of(truth, lights);
        double fwhm = lights.Average(light => truth.Lights[light].FwhmPixels);
        return FormattableString.Invariant(
            $"{StackScore.Of(Picture.Read(path), stars, truth.Lights[0].SceneToFrame, fwhm).PlaceRmsPixels:0.0000}");
    }

    private static string Run(string[] arguments, string? home)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (home is not null) start.Environment["HOME"] = home;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.GetAwaiter().GetResult();
    }

    [GeneratedRegex(@"Total: \d+ failed, (\d+) registered")]
    private static partial Regex Registered { get; }
}
