using System.Text.RegularExpressions;
using AstroStacker.Cli.Commands;
using AstroStacker.Cli.Completion;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class HelpTests
{
    /// <summary>All names of the original's page and of issue 2.</summary>
    private static readonly string[] Names =
    [
        "--combine", "--framing", "--drizzle", "--drop", "--drizzle-kernel", "--fill-holes", "--trails", "--cosmetic", "--dark-scaling",
        "--bad-pixels", "--save-bad-pixels",
        "-h", "--help", "--version", "--debug", "-a", "--align", "-t", "--threshold", "-c", "--cache", "-p", "--padding", "--pad",
        "-m", "--mask", "-r", "--raw", "-v", "--visible", "-b", "--base", "-d", "--dark", "-f", "--flat", "-o", "--output",
        "--register", "--model", "--keep", "--min-quality",
        "--bias", "--dark-flat", "--normalize", "--reject", "--sigma", "--weight", "--interpolation", "--demosaic", "--memory",
        "--threads", "--scratch", "--survey-cache", "--master-cache",
        "--format", "--compress", "--color", "--white-balance", "--pedestal", "--orient", "--maps", "--report", "--overwrite",
        "--quiet", "--json", "--config", "--preset", "--job", "--dry-run", "--log",
    ];

    public static TheoryData<int> Widths => [40, 60, 69, 70, 80, 100, 200];

    [Fact]
    public void Help_EveryOption_StandsOnceAsATerm()
    {
        string help = Help();

        foreach (string name in Names)
            Assert.Single(Regex.Matches(help, $@"^\s+(-\S+, )*{name}(,| |$)", RegexOptions.Multiline));
    }

    [Fact]
    public void Help_EveryVisibleOption_IsInTheListAbove()
    {
        var terms = Regex.Matches(Help(), @"^ {2,6}((?:--?[\w-]+(?:, )?)+)", RegexOptions.Multiline)
            .SelectMany(match => match.Groups[1].Value.Split(", "));

        Assert.Equal(Names.Order(StringComparer.Ordinal), terms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Help_EveryEntryOfTheRegistries_IsNamed()
    {
        string help = Help();

        var methods = CliFixture.Methods;
        foreach (var choice in methods.Rejections.Concat(methods.Demosaics).Concat(methods.Interpolators).Concat(methods.Formats))
            Assert.Matches($@"(?m)^  \w+ {choice.Name} +{choice.Summary}$", help);
    }

    [Fact]
    public void Help_HiddenOption_IsNotShown() => Assert.DoesNotContain("--tile", Help(), StringComparison.Ordinal);

    [Theory]
    [InlineData("--threshold", "0.85")]
    [InlineData("--align", "true")]
    [InlineData("--cache", "true")]
    [InlineData("--raw", "false")]
    [InlineData("--visible", "true")]
    [InlineData("--padding", "0")]
    [InlineData("--sigma", "3,3; 5,5 for linearfit")]
    [InlineData("--interpolation", "lanczos3")]
    [InlineData("--demosaic", "auto")]
    [InlineData("--base", "the first by name, img2 before img10")]
    public void Help_Option_NamesItsDefault(string option, string value)
    {
        string entry = Regex.Match(Help(), $@"^.*{option}\b(?:.*\n)(?:^ {{10,}}.*\n)*", RegexOptions.Multiline).Value;

        Assert.Contains($"[default: {value}]", Regex.Replace(entry, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_Stages_ComeInTheOrderOfTheWork()
    {
        string help = Help();
        string[] titles =
        [
            "Input", "Calibration", "Alignment", "Integration", "Output", "Resources", "Other", "Methods and formats",
            "Commands", "Examples", "Exit codes",
        ];

        int[] places = [.. titles.Select(title => help.IndexOf($"\n{title}\n", StringComparison.Ordinal))];

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Help_AnyWidth_FitsAndLeavesNoBlanksAtTheEnd(int width)
    {
        string[] lines = Help(width).Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= Math.Clamp(width, 60, 100), $"{line.Length}: {line}"));
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Help_AnyWidth_HasTheSameWords(int width)
    {
        static string Words(string help) => Regex.Replace(help.Replace("\\\n", "", StringComparison.Ordinal), @"\s+", " ");

        Assert.Equal(Words(Help()), Words(Help(width)));
    }

    [Fact]
    public void Help_Redirected_IsPlainText() => Assert.DoesNotContain('\e', Help());

    [Fact]
    public void Help_BesideMistakes_IsStillShown()
    {
        using var cli = new CliFixture();

        Assert.Equal(0, cli.Run("-a", "maybe", "--frob", "--help"));
        Assert.Contains("Usage:", cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Empty(cli.Error.ToString());
    }

    [Fact]
    public void Help_OfACommand_ShowsItsOwnUsage()
    {
        using var cli = new CliFixture();

        Assert.Equal(0, cli.Run("completion", "--help"));
        Assert.Contains("astro-stacker completion bash|zsh|fish", cli.Out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("--align", cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_HiddenCommand_IsNeitherShownNorCompleted()
    {
        using var cli = new CliFixture { Commands = [WorkerCommand.Create()] };

        Assert.Equal(0, cli.Run("--help"));
        foreach (var shell in Shells.All) Assert.Equal(0, cli.Run("completion", shell.Name));
        Assert.DoesNotContain("worker", cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Version_Asked_IsNameAndNumber()
    {
        using var cli = new CliFixture();

        Assert.Equal(0, cli.Run("--version"));
        Assert.Matches(@"^astro-stacker \d+\.\d+\.\d+\s*$", cli.Out.ToString());
    }

    private static string Help(int width = 100)
    {
        using var cli = new CliFixture { Width = width };
        Assert.Equal(0, cli.Run("--help"));
        return cli.Out.ToString();
    }
}
