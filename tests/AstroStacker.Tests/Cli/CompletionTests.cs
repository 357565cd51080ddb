using System.Diagnostics;
using AstroStacker.Cli.Completion;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class CompletionTests
{
    private static readonly string[] LongNames =
    [
        "help", "version", "debug", "align", "threshold", "cache", "padding", "pad", "mask", "raw", "visible", "base", "dark",
        "flat", "output", "bias", "dark-flat", "normalize", "reject", "sigma", "weight", "interpolation", "demosaic", "memory",
        "threads", "scratch", "survey-cache",
        "format", "compress", "color", "white-balance", "pedestal", "orient", "maps", "overwrite", "quiet", "json",
        "register", "model", "keep", "min-quality",
    ];

    public static TheoryData<string> Names => [.. Shells.All.Select(shell => shell.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_AnyShell_HoldsEveryOptionAndNoHiddenOne(string shell)
    {
        string script = Script(shell);

        string dashes = shell == "fish" ? "-l " : "--";
        Assert.All(LongNames, name => Assert.Contains($"{dashes}{name}", script, StringComparison.Ordinal));
        Assert.DoesNotContain("tile", script, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_AnyShell_OffersTheValuesOfTheRegistries(string shell)
    {
        string script = Script(shell);

        foreach (string name in (string[])["winsorized", "superpixel", "bicubic", "lanczos3", "additive-scaling", "bash"])
            Assert.Contains(name, script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("astro-stacker --thr", "--threshold --threads")]
    [InlineData("astro-stacker x.dng --rej", "--reject")]
    [InlineData("astro-stacker --reject w", "winsorized")]
    [InlineData("astro-stacker --reject = w", "winsorized")]
    [InlineData("astro-stacker -a t", "true")]
    [InlineData("astro-stacker compl", "completion")]
    [InlineData("astro-stacker x.dng compl", "")]
    [InlineData("astro-stacker completion z", "zsh")]
    [InlineData("astro-stacker -d al", "")]
    public void Bash_Words_AreCompleted(string line, string expected)
    {
        string[] words = line.Split(' ');
        string quoted = string.Join(' ', words.Select(word => $"'{word}'"));

        string found = Bash(
            $"{Script("bash")}\nCOMP_WORDS=({quoted}); COMP_CWORD={words.Length - 1}; _astro_stacker; echo ${{COMPREPLY[*]}}");

        Assert.Equal(Order(expected), Order(found.Trim()));

        static IEnumerable<string> Order(string words) => words.Split(' ').Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Script_UnknownShell_NamesTheNearest()
    {
        using var cli = new CliFixture();

        Assert.Equal(1, cli.Run("completion", "bsh"));
        Assert.Equal(
            "error: completion bsh: not known. Did you mean bash? Write bash, zsh or fish.", cli.Error.ToString().TrimEnd());
    }

    private static string Script(string shell)
    {
        using var cli = new CliFixture();
        Assert.Equal(0, cli.Run("completion", shell));
        return cli.Out.ToString();
    }

    /// <summary>Runs a script; what bash complains of fails the test, its syntax included.</summary>
    private static string Bash(string script)
    {
        var start = new ProcessStartInfo("bash", ["--norc", "-s"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        var errors = bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        bash.StandardInput.Write(script);
        bash.StandardInput.Close();
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal("", errors.Result);
        return output;
    }
}
