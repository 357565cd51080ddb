using Xunit;

namespace AstroStacker.EndToEnd.Runs;

public sealed class DryRunTests
{
    [Fact]
    public void DryRun_SaysWhatARunWrites_AndWritesNothing()
    {
        using var bench = new Workbench();
        string[] frames = [bench.Level("a.dng", 1000), bench.Level("b.dng", 1000)];
        string[] line = ["-a", "0", "--format", "png,tiff", "--maps", "-o", "stack", .. frames];
        string told = bench.Succeed(["--dry-run", .. line]).Output;
        Assert.Contains("Would stack 2 frames", told, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Files, file => file.StartsWith("stack", StringComparison.Ordinal));
        bench.Succeed(line);
        foreach (string file in bench.Files.Where(file => file.StartsWith("stack", StringComparison.Ordinal)))
            Assert.Contains(file, told, StringComparison.Ordinal);
    }

    [Fact]
    public void DryRun_OfAJobThatCantBeDone_SaysWhy()
    {
        using var bench = new Workbench();
        string light = bench.Level("a.dng", 1000);
        Assert.Contains("nowhere.fits", bench.Expect(1, "--dry-run", "-d", "nowhere.fits", light).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Man_IsAPageThatManCanSetWithoutComplaint()
    {
        using var bench = new Workbench();
        string page = bench.Succeed("man").Output;
        Assert.StartsWith(".TH ASTRO-STACKER 1", page, StringComparison.Ordinal);
        foreach (string option in (string[])["--threshold", "--drizzle", "--json", "--job"])
            Assert.Contains(option.Replace("-", "\\-"), page, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Split('\n'), line => line.Length > 0 && line[0] == '\'');
    }
}
