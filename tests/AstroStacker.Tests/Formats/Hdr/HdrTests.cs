using System.Text;
using AstroStacker.Formats.Hdr;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Hdr;

public sealed class HdrTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// By hand: the largest colour lies in [2^(e-1), 2^e); byte = round(colour x 2^(8-e)), exponent = e + 128.
    /// </summary>
    [Theory]
    [InlineData(1f, 0.5f, 0.25f, new byte[] { 128, 64, 32, 129 })]
    [InlineData(0.5f, 0f, 0f, new byte[] { 128, 0, 0, 128 })]
    [InlineData(0.75f, 0.1f, -0.3f, new byte[] { 192, 26, 0, 128 })]
    [InlineData(0.9999f, 0.5f, 0.002f, new byte[] { 128, 64, 0, 129 })]
    [InlineData(100f, 3f, 1f, new byte[] { 200, 6, 2, 135 })]
    [InlineData(-1f, -0.02f, -5f, new byte[] { 0, 0, 0, 0 })]
    [InlineData(1e-35f, 0f, 0f, new byte[] { 0, 0, 0, 0 })]
    public void Encode_OnePixel_IsRoundedToTheSharedExponent(float red, float green, float blue, byte[] expected)
    {
        var components = new byte[4];
        RgbeKernels.Encode([red], [green], [blue], 0, components);
        Assert.Equal(expected, components);
    }

    [Fact]
    public void Encode_AnyPixel_IsWithinHalfAStepOfTheLargest()
    {
        var random = new Random(2);
        for (int i = 0; i < 20000; i++)
        {
            float[] colours = [.. Enumerable.Range(0, 3)
                .Select(_ => (float)(random.NextDouble() * Math.Pow(10, random.Next(-6, 4))))];
            var components = new byte[4];
            RgbeKernels.Encode([colours[0]], [colours[1]], [colours[2]], 0, components);
            double step = Math.Pow(2, components[3] - 136);
            for (int k = 0; k < 3; k++) Assert.InRange(components[k] * step - colours[k], -step / 2, step / 2);
            Assert.InRange(step, 0, colours.Max() / 127.4);
        }
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, new byte[] { 3, 1, 2, 3 })]
    [InlineData(new byte[] { 7, 7, 7, 7, 7 }, new byte[] { 133, 7 })]
    [InlineData(new byte[] { 1, 2, 9, 9, 9, 9, 3 }, new byte[] { 2, 1, 2, 132, 9, 1, 3 })]
    public void Encode_Runs_AreTheNewerRadianceForm(byte[] values, byte[] expected)
    {
        var coded = new byte[100];
        Assert.Equal(expected, coded[..RadianceRuns.Encode(values, coded)]);
    }

    [Fact]
    public void Encode_AnyRow_FitsItsBoundAndDecodes()
    {
        var random = new Random(4);
        for (int length = 0; length <= 700; length += 7)
            foreach (int alphabet in new[] { 1, 2, 3, 256 })
            {
                byte[] values = [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(alphabet))];
                var coded = new byte[RadianceRuns.MostBytes(length)];
                int written = RadianceRuns.Encode(values, coded);
                int position = 0;
                Assert.Equal(values, DecodeRuns(coded, ref position, length));
                Assert.Equal(written, position);
            }
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(300, 1)]
    [InlineData(300, 3)]
    public void Write_ReadBackByHand_HoldsEveryPixelTopDown(int width, int planes)
    {
        const int height = 11;
        var picture = PictureWriting.Noise(width, height, planes);
        var info = PictureWriting.Info(width, height, planes) with { Pedestal = 0.25 };
        byte[] file = File.ReadAllBytes(PictureWriting.Write("hdr", _folder.At("picture.hdr"), info, picture));
        string head = $"\n\n-Y {height} +X {width}\n";
        int start = Encoding.Latin1.GetString(file).IndexOf(head, StringComparison.Ordinal);
        string header = Encoding.Latin1.GetString(file, 0, start);
        Assert.StartsWith("#?RADIANCE\n", header, StringComparison.Ordinal);
        Assert.Contains("\nFORMAT=32-bit_rle_rgbe", header, StringComparison.Ordinal);
        Assert.Contains("# pedestal: 0.25", header, StringComparison.Ordinal);

        int position = start + head.Length;
        for (int y = 0; y < height; y++)
        {
            byte[] row = ReadRow(file, ref position, width);
            for (int x = 0; x < width; x++)
                for (int k = 0; k < 3; k++)
                {
                    double step = Math.Pow(2, row[3 * width + x] - 136);
                    double expected = Math.Max(0, picture[Math.Min(k, planes - 1)][y * width + x] + 0.25);
                    Assert.InRange(row[k * width + x] * step - expected, -0.5001 * step, 0.5001 * step);
                }
        }

        Assert.Equal(file.Length, position);
    }

    /// <summary>Red, green, blue, exponents of a row, one after the other.</summary>
    private static byte[] ReadRow(byte[] file, ref int position, int width)
    {
        if (width >= 8)
        {
            Assert.Equal([2, 2, (byte)(width >> 8), (byte)width], file[position..(position + 4)]);
            position += 4;
            var coded = new List<byte>();
            for (int k = 0; k < 4; k++) coded.AddRange(DecodeRuns(file, ref position, width));
            return [.. coded];
        }

        var row = new byte[4 * width];
        for (int i = 0; i < row.Length; i++) row[i % 4 * width + i / 4] = file[position++];
        return row;
    }

    private static byte[] DecodeRuns(byte[] coded, ref int position, int length)
    {
        var values = new List<byte>();
        while (values.Count < length)
        {
            int count = coded[position++];
            if (count > 128)
            {
                values.AddRange(Enumerable.Repeat(coded[position++], count - 128));
                continue;
            }

            values.AddRange(coded.Skip(position).Take(count));
            position += count;
        }

        return [.. values];
    }
}
