using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd;

/// <summary>A complete run's files do not depend on how the work was cut up, on the processor or on where the frames lie.</summary>
public sealed class SameBytesTests(SameBytesTests.Night night) : IClassFixture<SameBytesTests.Night>
{
    private static readonly string[] Endings = [".png", ".hdr", ".tif", ".fits", ".fits.fz", ".xisf", ".exr", "-preview.jpg"];

    [Theory]
    [InlineData("--threads", "1")]
    [InlineData("--threads", "2")]
    [InlineData("--threads", "7")]
    [InlineData("--tile", "64")]
    [InlineData("--tile", "128x64")]
    [InlineData("--tile", "512x256")]
    [InlineData("--memory", "600MB")]
    [InlineData("--memory", "6GB")]
    [InlineData("-c", "0")]
    public void Stack_CutUpOtherwise_GivesSameBytes(string option, string value)
    {
        night.Bench.Succeed([.. Night.Options, option, value, "-o", $"run{option}{value}", .. night.Frames]);
        night.AssertSame($"run{option}{value}");
    }

    // Both switches are real on .NET 10 (EnableAVX512F and EnableFMA do nothing); the kernels' own tests assert what is off.
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public void Stack_WithoutWideVectors_GivesSameBytes(string variable)
    {
        var cli = night.Bench.Cli with { Environment = new Dictionary<string, string> { [variable] = "0" } };
        cli.Succeed([.. Night.Options, "-o", variable, .. night.Frames]);
        night.AssertSame(variable);
    }

    [Fact]
    public void Stack_FilesNamedInAnotherOrder_GivesSameBytes()
    {
        night.Bench.Succeed([.. Night.Options, "-o", "reversed", .. night.Frames.Reverse()]);
        night.AssertSame("reversed");
    }

    [Fact]
    public void Stack_FilesInAnotherFolder_GivesSameBytes()
    {
        Directory.CreateDirectory(night.Bench.At("else where"));
        var moved = night.Frames.Select(frame => Path.Combine("else where", frame)).ToList();
        foreach (string file in (string[])[.. night.Frames, "dark.png", "flat.tif"])
            File.Copy(night.Bench.At(file), night.Bench.At(Path.Combine("else where", file)));
        var options = Night.Options.Select(text => text.Contains('.') && !double.TryParse(text, out _) ? $"else where/{text}" : text);
        night.Bench.Succeed([.. options, "-o", "moved", .. moved]);
        night.AssertSame("moved");
    }

    /// <summary>Six turned and shifted frames with masters, and one run of them to compare with.</summary>
    public sealed class Night : IDisposable
    {
        internal static readonly string[] Options =
            ["-d", "dark.png", "-f", "flat.tif", "--format", "png,hdr,tiff,fits,fits-rice,xisf,exr", "--compress", "-p", "0.02"];

        public Night()
        {
            var scene = new StarScene(640, 450, 200, 41);
            Frames = [.. Enumerable.Range(0, 6).Select(i => Bench.Dng($"light-{i}.dng", scene.Frame(3.7 * i, -5.3 * i, i, 0.4 * i)))];
            Master("dark", (x, y) => 200 + (x * 31 + y * 17) % 13);
            Master("flat", (x, y) => 20000 - (Math.Pow(x - 320, 2) + Math.Pow(y - 225, 2)) / 20);
            Bench.Succeed([.. Options, "-o", "first", .. Frames]);
            Assert.Equal(6, Bench.Report("first").Used);
        }

        internal Workbench Bench { get; } = new();

        internal IReadOnlyList<string> Frames { get; }

        public void Dispose() => Bench.Dispose();

        internal void AssertSame(string name)
        {
            foreach (string ending in Endings)
            {
                byte[] expected = File.ReadAllBytes(Bench.At("first" + ending)), actual = File.ReadAllBytes(Bench.At(name + ending));
                int same = expected.AsSpan().CommonPrefixLength(actual);
                Assert.True(same == expected.Length && same == actual.Length, $"{name}{ending} differs from byte {same} on");
            }
        }

        private void Master(string name, Func<int, int, double> aduAt)
        {
            Bench.Dng(name + "-frame.dng", new MosaicFrame { Width = 640, Height = 450, AduAt = aduAt });
            Bench.Succeed("-r", "1", "-a", "0", "-v", "0", "-o", name, name + "-frame.dng");
        }
    }
}
