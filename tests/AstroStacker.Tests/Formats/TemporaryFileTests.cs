using AstroStacker.Formats;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats;

public sealed class TemporaryFileTests
{
    [Fact]
    public void Dispose_WhenTheLastBytesCantBeWritten_LeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        var file = new TemporaryFile(folder.At("picture.png"));
        // No file reaches that far: what waits in the buffer has nowhere to go, as on a full disk.
        file.Stream.Position = long.MaxValue - 1;
        file.Stream.WriteByte(1);
        Assert.NotNull(Record.Exception(file.Dispose));
        Assert.Empty(Directory.GetFiles(folder.FullPath));
    }
}
