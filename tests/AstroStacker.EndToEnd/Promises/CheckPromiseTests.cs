using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.Promises;

/// <summary>What is wrong with a job is said before any work, all of it in one run.</summary>
public sealed class CheckPromiseTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void SeveralProblems_AreAllReportedInOneRun_AndNothingIsWritten()
    {
        string night = Simulate("night", 400, 300), other = Simulate("other", 320, 240);
        File.WriteAllText(_bench.At("stack.png"), "last night's");
        File.WriteAllText(_bench.At("cut.fits"), "SIMPLE  =");
        Redeclare(Path.Combine(night, "dark-0000.fits"), "GAIN    =                  100", "GAIN    =                  300");
        var before = _bench.Files.ToList();
        string[] arguments =
        [
            "-o", "stack", "-d", $"{night}/dark-0000.fits", "-f", $"{other}/flat-0000.fits", "--bias", "cut.fits", "--memory", "100MiB",
            "--format", "png", $"{night}/light-*.fits", $"{night}/flat-0000.fits", $"{other}/light-0002.fits",
            "absent.fits",
        ];

        var result = _bench.Expect(1, arguments);

        string[] expected =
        [
            "dark-0000.fits: has gain 300 but the lights have gain 100",
            "other/flat-0000.fits: is 320 x 240 but the lights are 400 x 300",
            "cut.fits: ", "stack.png is there already", "100 MB of memory are too few",
            "night/flat-0000.fits: is among the lights, but a flat by its header",
            "absent.fits: no such file", "other/light-0002.fits: is 320 x 240 but the reference is 400 x 300",
        ];
        string[] lines = [.. result.Errors.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal))];
        Assert.True(lines.Length == expected.Length, result.ToString());
        Assert.All(expected, text => Assert.Single(lines, line => line.Contains(text, StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.EndsWith(".", line, StringComparison.Ordinal));
        Assert.Equal(before, _bench.Files);
    }

    [Fact]
    public void UnquotedPatternThatTakesCalibrationFramesAlong_IsRefusedAndNightIsNamed()
    {
        string night = Simulate("night", 400, 300);
        var result = _bench.Expect(1, "-o", "stack", $"{night}/*.fits");
        Assert.Contains("dark-0000.fits", result.Errors, StringComparison.Ordinal);
        Assert.Contains("flat-0000.fits", result.Errors, StringComparison.Ordinal);
        Assert.Contains("astro-stacker night", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("light-0000.fits", result.Errors, StringComparison.Ordinal);
    }

    private string Simulate(string folder, int width, int height)
    {
        _bench.Succeed(
            "simulate", folder, "--format", "fits", "--width", $"{width}", "--height", $"{height}",
            "--frames", "3", "--darks", "1", "--flats", "1", "--biases", "0");
        return folder;
    }

    private void Redeclare(string file, string was, string becomes)
    {
        byte[] bytes = File.ReadAllBytes(_bench.At(file));
        int at = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(was));
        Assert.True(at > 0);
        System.Text.Encoding.ASCII.GetBytes(becomes).CopyTo(bytes.AsSpan(at));
        File.WriteAllBytes(_bench.At(file), bytes);
    }
}
