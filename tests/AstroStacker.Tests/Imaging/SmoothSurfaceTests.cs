using System.Text.Json;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class SmoothSurfaceTests
{
    private static readonly SmoothSurface s_wavy = SmoothSurface.Over((300, 200), 64, (x, y) => Math.Sin(1.3 * x) + Math.Cos(2.1 * y + x));

    [Fact]
    public void FillTile_AnyTiles_GivesTheSameBits()
    {
        var whole = new float[300 * 200];
        s_wavy.FillTile(new PixelRectangle(0, 0, 300, 200), whole);
        foreach (var tile in new PixelRectangle[] { new(0, 0, 64, 64), new(64, 128, 64, 64), new(17, 3, 121, 50), new(299, 199, 1, 1) })
        {
            var part = new float[tile.Area];
            s_wavy.FillTile(tile, part);
            for (int i = 0; i < part.Length; i++)
                Assert.Equal(whole[(tile.Y + i / tile.Width) * 300 + tile.X + i % tile.Width], part[i]);
        }
    }

    [Fact]
    public void FillTile_PlaneAtTheNodes_IsThatPlane()
    {
        var surface = SmoothSurface.Over((500, 300), 128, (x, y) => 0.5 + 0.01 * x - 0.02 * y);
        foreach (var (x, y) in new[] { (0, 0), (499, 299), (77, 200), (128, 128) })
            Assert.Equal(0.5 + 0.01 * x / 128 - 0.02 * y / 128, surface.At(x, y), 1e-6);
    }

    [Fact]
    public void FillTile_Constant_IsThatNumberExactly()
    {
        var values = new float[64 * 64];
        SmoothSurface.Constant(0.3f).FillTile(new PixelRectangle(1000, -50, 64, 64), values);
        Assert.All(values, value => Assert.Equal(0.3f, value));
        Assert.True(SmoothSurface.Constant(1).IsConstant);
    }

    [Fact]
    public void FillTile_AcrossANode_HasNoStepInValueOrSlope()
    {
        double before = s_wavy.At(63, 100) - (double)s_wavy.At(62, 100), after = s_wavy.At(65, 100) - (double)s_wavy.At(64, 100);
        Assert.Equal(before, after, 2e-3);
        Assert.Equal(before, s_wavy.At(64, 100) - (double)s_wavy.At(63, 100), 2e-3);
    }

    [Fact]
    public void FillTile_BeyondTheControls_GoesOnFlat()
    {
        Assert.Equal(s_wavy.At(100_000, 60), s_wavy.At(200_000, 60), 1e-6);
        Assert.Equal(s_wavy.At(-5000, 60), s_wavy.At(-9000, 60), 1e-6);
    }

    [Fact]
    public void Json_RoundTrip_GivesTheSameSurface()
    {
        var back = JsonSerializer.Deserialize<SmoothSurface>(JsonSerializer.Serialize(s_wavy))!;
        Assert.Equal(s_wavy.At(211, 67), back.At(211, 67));
        Assert.Equal(s_wavy.Controls, back.Controls);
    }

    [Fact]
    public void Blend_EveryLength_EqualsTheFormula()
    {
        const int rows = 3, width = 270;
        float[] bases = [.. Enumerable.Range(0, 4 * 260).Select(i => MathF.Sin(i * 0.37f))];
        float[] controls = [.. Enumerable.Range(0, 4 * rows).Select(i => MathF.Cos(i * 1.7f))];
        for (int length = 0; length <= 260; length++)
        {
            var values = new float[rows * width];
            SurfaceKernels.Blend(bases, 260, controls, rows, values, width, length);
            for (int i = 0; i < values.Length; i++)
            {
                int x = i % width, y = i / width;
                float sum = 0;
                if (x < length)
                {
                    sum = controls[y] * bases[x];
                    sum += controls[rows + y] * bases[260 + x];
                    sum += controls[2 * rows + y] * bases[520 + x];
                    sum += controls[3 * rows + y] * bases[780 + x];
                }

                Assert.Equal(sum, values[i]);
            }
        }
    }
}
