using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.EndToEnd;

/// <summary>The five examples of the original's page and the commands of the README, as a shell runs them.</summary>
public sealed class PageExampleTests(PageExampleTests.Night night) : IClassFixture<PageExampleTests.Night>
{
    // "Creating average calibration frames"
    [Fact]
    public void MasterExample_OfThePage_WritesTheMasterUnderItsName()
    {
        using var bench = night.Prepare("dark-*", "input/dark-frame");
        bench.Shell("""./astro-stacker -r 1 -a 0 -v 0 -o "output/master-dark-frame" "input/dark-frame"*.dng""");
        Assert.True(bench.Has("output/master-dark-frame.png"));
    }

    // "Align and stack a set of raw files"
    [Fact]
    public void AlignExample_OfThePage_UsesTheFirstAsBase()
    {
        using var bench = night.Prepare("light-*", "input/frame");
        bench.Shell("""./astro-stacker -o "output/aligned-" "input/"*.dng""");
        Assert.True(bench.Has("output/aligned-0-3.png") && bench.Has("output/aligned-0-3.hdr"));
        Assert.Equal(4, bench.Report("output/aligned-0-3").Used);
        Assert.Equal("frame0000.dng", bench.Report("output/aligned-0-3").Reference.FileName);
    }

    // "If you want to specify which image should be the base image": in the list here.
    [Fact]
    public void BaseExample_OfThePage_AlignsToTheNamedFrame()
    {
        using var bench = night.Prepare("light-*", "input/frame");
        File.Move(bench.At("input/frame0002.dng"), bench.At("input/align-all-to-this-frame.dng"));
        bench.Shell("""./astro-stacker -b "input/align-all-to-this-frame.dng" -o "output/aligned-" "input/"*.dng""");
        Assert.Equal(4, bench.Report("output/aligned-0-3").Used);
        Assert.Equal("align-all-to-this-frame.dng", bench.Report("output/aligned-0-3").Reference.FileName);
    }

    // "Instead of using automatic black-point, subtract master dark frame"
    [Fact]
    public void DarkExample_OfThePage_SubtractsTheMaster()
    {
        using var bench = night.Prepare("light-*", "input/frame");
        night.CopyMasters(bench);
        bench.Shell("""./astro-stacker -d "master-dark-frame.png" -o "output/aligned-" "input/"*.dng""");
        Assert.Equal(1, bench.Report("output/aligned-0-3").Root.GetProperty("masters").GetArrayLength());
    }

    // "Additionally use a master flat frame"
    [Fact]
    public void FlatExample_OfThePage_UsesBothMasters()
    {
        using var bench = night.Prepare("light-*", "input/frame");
        night.CopyMasters(bench);
        bench.Shell("""./astro-stacker -d "master-dark-frame.png" -f "master-flat-frame.png" -o "output/aligned-" "input/"*.dng""");
        Assert.Equal(4, bench.Report("output/aligned-0-3").Used);
        Assert.True(bench.Report("output/aligned-0-3").Root.GetProperty("masters").GetArrayLength() >= 2);
    }

    [Fact]
    public void Readme_EveryCommand_Works()
    {
        var commands = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .Where(line => line.StartsWith("./astro-stacker ", StringComparison.Ordinal)).ToList();
        Assert.True(commands.Count >= 4, "README shows the way from masters to the stack");
        using var bench = night.Prepare("light-*", "input/light-");
        night.Add(bench, "dark-*", "input/dark-frame-");
        night.Add(bench, "flat-*", "input/flat-frame-");
        foreach (string kind in (string[])["light", "dark", "flat"]) night.Add(bench, kind + "-*", $"m27/{kind}-");
        string[] looks = [.. commands.SkipWhile(command => !command.Contains(" inspect ", StringComparison.Ordinal)).Take(7)];
        Assert.Contains(" doctor ", looks[^1], StringComparison.Ordinal);
        commands = [.. commands.Except(looks)];
        foreach (string command in commands.Where(command => command.Contains("frame", StringComparison.Ordinal))) bench.Shell(command);
        Assert.Equal(4, bench.Report("output/aligned-0-3").Used);
        foreach (string other in Directory.GetFiles(bench.At("input"), "*-frame-*")) File.Delete(other);
        foreach (string command in commands.Where(command => !command.Contains("frame", StringComparison.Ordinal)))
            bench.Shell($"{command} --overwrite");
        foreach (string command in looks) bench.Shell(command);
    }

    [Fact]
    public void Demo_Run_LeavesPicturePreviewAndSummary()
    {
        var result = new CliProcess { Command = ["bash"], WorkingFolder = Repository.Root }.Succeed("demo.sh");
        foreach (string file in (string[])["demo/stack.png", "demo/stack-preview.jpg", "demo/stack.json"])
        {
            Assert.Contains(file, result.Output, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file);
        }
    }

    /// <summary>A small simulated night and masters of it.</summary>
    public sealed class Night : IDisposable
    {
        private readonly Workbench _source = new();

        public Night()
        {
            _source.Succeed(
                "simulate", "night", "--width", "600", "--height", "400", "--stars", "250", "--margins", "8",
                "--frames", "4", "--darks", "3", "--flats", "3", "--biases", "0");
            foreach (string kind in (string[])["dark", "flat"])
                _source.Succeed("-r", "1", "-a", "0", "-v", "0", "-o", $"master-{kind}-frame", $"night/{kind}-*.dng");
        }

        public void Dispose() => _source.Dispose();

        /// <summary>A fresh folder with these frames under another name, and the program as ./astro-stacker.</summary>
        internal Workbench Prepare(string pattern, string name)
        {
            var bench = new Workbench();
            Add(bench, pattern, name);
            return bench;
        }

        internal void Add(Workbench bench, string pattern, string name)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(bench.At(name))!);
            foreach (string file in Directory.GetFiles(_source.At("night"), pattern + ".dng"))
                File.Copy(file, bench.At(name + Path.GetFileName(file).Split('-')[1]));
        }

        internal void CopyMasters(Workbench bench)
        {
            foreach (string master in (string[])["master-dark-frame.png", "master-flat-frame.png"])
                File.Copy(_source.At(master), bench.At(master));
        }
    }
}
