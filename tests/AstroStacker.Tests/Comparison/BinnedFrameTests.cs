using AstroStacker.Comparison;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using AstroStacker.Tests.Stars;
using Xunit;

namespace AstroStacker.Tests.Comparison;

public sealed class BinnedFrameTests
{
    private static readonly CfaPattern s_xTrans = new("GGRGGBGGBGGRBRGRBGGGBGGRGGRGGBRBGBRG", 6, 6);

    public static TheoryData<string, int> Mosaics => new()
    {
        { "RGGB", 1 }, { "GBRG", 1 }, { "RGGB", 2 }, { "CYGM", 1 }, { "X", 1 }, { "", 1 },
    };

    [Theory]
    [MemberData(nameof(Mosaics))]
    public void Read_AnyMosaic_AveragesEachColourOfEachWholeBin(string letters, int scale)
    {
        var cfa = letters switch { "" => null, "X" => s_xTrans, _ => new CfaPattern(letters) };
        var area = new PixelRectangle(3, 5, 83, 47);
        float[] samples = FixedData.Uniform(90 * 60, 7, -0.1f, 0.9f);
        using var binned = BinnedFrame.Read(new MemoryFrame([samples], 90, 60, cfa, area), CancellationToken.None, scale);

        int size = (letters == "X" ? 6 : 4) * scale;
        Assert.Equal((size, area.Width / size, area.Height / size), (binned.Size, binned.Width, binned.Height));
        Assert.Equal(cfa?.ColourCount ?? 1, binned.PlaneCount);
        for (int plane = 0; plane < binned.PlaneCount; plane++)
            for (int y = 0; y < binned.Height; y++)
                for (int x = 0; x < binned.Width; x++)
                {
                    var places = from row in Enumerable.Range(area.Y + y * size, size)
                                 from column in Enumerable.Range(area.X + x * size, size)
                                 where (cfa?.ColourAt(column, row) ?? 0) == plane
                                 select (column, row);
                    var colour = places.ToList();
                    Assert.Equal(colour.Average(at => samples[at.row * 90 + at.column]), binned.Plane(plane)[y * binned.Width + x], 1e-5);
                    var origin = binned.Origin(plane);
                    Assert.Equal(colour.Average(at => at.column), origin.X + x * size, 1e-9);
                    Assert.Equal(colour.Average(at => at.row), origin.Y + y * size, 1e-9);
                }
    }

    [Fact]
    public void Read_ColourPicture_KeepsItsPlanes()
    {
        float[][] planes = [.. Enumerable.Range(1, 3).Select(plane => Enumerable.Repeat(0.1f * plane, 20 * 12).ToArray())];
        using var binned = BinnedFrame.Read(new MemoryFrame(planes, 20, 12, null), CancellationToken.None);
        for (int plane = 0; plane < 3; plane++)
            foreach (float bin in binned.Plane(plane)) Assert.Equal(0.1 * (plane + 1), bin, 1e-6);
    }

    [Fact]
    public void Read_SaturatedSamples_MarkJustTheirBins()
    {
        var samples = new float[40 * 24];
        samples[5 * 40 + 9] = 1;
        samples[23 * 40 + 39] = 1;
        samples[0] = 1;
        using var binned = BinnedFrame.Read(new MemoryFrame([samples], 40, 24, new CfaPattern("RGGB")), CancellationToken.None);
        var marked = Enumerable.Range(0, 60).Where(i => binned.Saturated[i] == 1);
        Assert.Equal([0, 1 * 10 + 2, 5 * 10 + 9], marked);
    }

    [Fact]
    public void Warp_SlopeSeenThroughATurn_IsKeptInPlace()
    {
        const int width = 400, height = 300;
        float[] samples = new float[width * height];
        for (int i = 0; i < samples.Length; i++) samples[i] = 0.001f * (i % width) + 0.0007f * (i / width);
        using var binned = BinnedFrame.Read(new MemoryFrame([samples], width, height, new CfaPattern("GRBG")), CancellationToken.None);
        var grid = BinnedGrid.Over(350, 280);
        var transform = Transform.Rotation(0.1, 150, 120).Then(Transform.Shift(12.3, -7.8));
        for (int plane = 0; plane < 3; plane++)
        {
            float[] values = new float[grid.Width * grid.Height];
            byte[] valid = new byte[values.Length];
            grid.Warp(binned, plane, transform, values, valid);
            Assert.True(valid.Count(flag => flag == 1) > valid.Length / 2);
            for (int i = 0; i < values.Length; i++)
            {
                var (outputX, outputY) = grid.ToOutput(i % grid.Width, i / grid.Width);
                var (x, y) = transform.Map(outputX, outputY);
                bool isFarInside = x > 6 && y > 6 && x < width - 7 && y < height - 7;
                bool isOutside = x < 0 || y < 0 || x >= width || y >= height;
                if (isFarInside) Assert.Equal(1, valid[i]);
                if (isOutside) Assert.Equal(0, valid[i]);
                if (valid[i] == 1) Assert.Equal(0.001 * x + 0.0007 * y, values[i], 1e-4);
            }
        }
    }

    [Fact]
    public void Warp_SaturatedBin_LeavesItsNeighboursOut()
    {
        var samples = new float[40 * 40];
        samples[20 * 40 + 20] = 1;
        using var binned = BinnedFrame.Read(new MemoryFrame([samples], 40, 40, null), CancellationToken.None);
        var grid = BinnedGrid.Over(40, 40);
        byte[] valid = new byte[100];
        grid.Warp(binned, 0, Transform.Shift(-1, -1), new float[100], valid);
        Assert.Equal([55, 56, 65, 66], Enumerable.Range(0, 100).Where(i => valid[i] == 0 && i % 10 > 0 && i / 10 > 0));
    }
}
