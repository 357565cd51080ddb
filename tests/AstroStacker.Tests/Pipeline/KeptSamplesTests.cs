using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class KeptSamplesTests
{
    [Fact]
    public void Read_FromMemoryAndFromScratch_GivesTheFilesSamples()
    {
        using var folder = new TemporaryFolder();
        string path = MasterFiles.Write(folder.At("frame.png"), 150, 130, (x, y) => (x * 977 + y * 131) % 65536);
        using var reader = FrameFormats.Open(path);
        foreach (bool inMemory in new[] { true, false })
        {
            using var kept = KeptSamples.Keep(reader, inMemory, folder.FullPath, CancellationToken.None);
            var window = new PixelRectangle(17, 60, 40, 50);
            var samples = new float[window.Area];
            kept.Read(0, window, samples);
            for (int i = 0; i < samples.Length; i++)
                Assert.Equal((17 + i % 40) * 977 % 65536 + 0f, (samples[i] - (60 + i / 40) * 131 + 65536 * 4) % 65536);
        }
    }

    [Fact]
    public void Dispose_Scratch_LeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        string path = MasterFiles.Write(folder.At("frame.png"), 20, 10, (_, _) => 7);
        using var reader = FrameFormats.Open(path);
        KeptSamples.Keep(reader, inMemory: false, folder.FullPath, CancellationToken.None).Dispose();
        Assert.Equal([path], Directory.GetFiles(folder.FullPath));
    }

    [Fact]
    public void Store_AfterAFrameThatCantBeDecoded_CountsNoMemoryForIt()
    {
        using var folder = new TemporaryFolder();
        string path = MasterFiles.Write(folder.At("frame.png"), 64, 64, (x, y) => (x * 977 + y * 131) % 65536);
        File.WriteAllBytes(folder.At("cut.png"), File.ReadAllBytes(path)[..2000]);
        using var store = new FrameStore(1 << 20, folder.FullPath);
        Assert.Throws<FrameException>(() => store.Add(folder.At("cut.png"), CancellationToken.None));
        Assert.Equal(0, store.MemoryBytes);
    }
}
