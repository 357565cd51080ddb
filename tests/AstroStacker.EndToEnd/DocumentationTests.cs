using System.Text.RegularExpressions;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.EndToEnd;

/// <summary>
/// The pages for users hold: links lead somewhere, and every option exists that they name in code with two dashes or in a command
/// of ours. What other programs call theirs is written with one dash or without.
/// </summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_LeadToFilesThatAreThere(string page)
    {
        string file = Path.Combine(Repository.Root, page);
        foreach (Match link in Link().Matches(File.ReadAllText(file)))
        {
            string target = link.Groups[1].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal)) continue;
            Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)), $"{page}: {target}");
        }
    }

    [Fact]
    public void Options_AllThatUsersPagesName_Exist()
    {
        var help = new CliProcess();
        string[] commands = ["", "night", "master", "inspect", "explain", "verify", "simulate"];
        string known = string.Concat(commands.Select(command =>
            help.Succeed(command.Length == 0 ? ["--help"] : [command, "--help"]).Output));
        var names = Option().Matches(known).Select(match => match.Value).ToHashSet();
        string[] pages = ["README.md", "docs/tutorial.md", .. Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "docs", "coming-from")).Select(file => Path.GetRelativePath(Repository.Root, file))];
        foreach (string page in pages)
            foreach (Match option in Option().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))))
                Assert.True(names.Contains(option.Value), $"{page}: {option.Value}");
    }

    [Fact]
    public void Tutorial_EveryCommand_Works()
    {
        using var bench = new Workbench();
        var commands = File.ReadLines(Path.Combine(Repository.Root, "docs", "tutorial.md"))
            .Where(line => line.StartsWith("./astro-stacker ", StringComparison.Ordinal)).ToList();
        Assert.True(commands.Count >= 5, "the tutorial shows the way");
        foreach (string command in commands) bench.Shell(command);
        Assert.Equal(12, bench.Report("m27-stacked/m27").Used);
        Assert.Equal(12, bench.Report("m27").Used);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Option();
}
