using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class RawReaderTests
{
    private const int Width = 40, Height = 30;

    [Fact]
    public void Read_RowAfterRow_DoesNotDecodeForEach()
    {
        int decodes = 0;
        using var reader = new RawReader("a.dng", Describe, (_, samples, _) =>
        {
            decodes++;
            for (int i = 0; i < samples.Length; i++) samples[i] = (ushort)i;
        });
        var row = new float[Width];
        for (int y = 0; y < Height; y++)
        {
            reader.Read(0, new PixelRectangle(0, y, Width, 1), row);
            Assert.Equal(y * Width + 7, row[7]);
        }

        // What is kept may go where memory is wanted, but hardly twice in thirty rows.
        Assert.InRange(decodes, 1, 3);
    }

    private static FrameInfo Describe(string path) => new()
    {
        Path = path,
        FormatName = "camera RAW",
        Width = Width,
        Height = Height,
        VisibleArea = new PixelRectangle(0, 0, Width, Height),
        SampleType = SampleType.UInt16,
        SaturationAdu = ushort.MaxValue,
    };
}
