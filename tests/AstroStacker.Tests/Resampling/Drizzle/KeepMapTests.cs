using AstroStacker.Imaging;
using AstroStacker.Resampling.Drizzle;
using Xunit;

namespace AstroStacker.Tests.Resampling.Drizzle;

public sealed class KeepMapTests
{
    [Fact]
    public void Apply_AnyTransform_AsksTheNearestPixelOfTheRegion()
    {
        var random = new Random(8);
        var region = new PixelRectangle(64, 0, 64, 64);
        float[] weights = [.. Enumerable.Range(0, 64 * 64).Select(_ => (float)random.Next(2))];
        var source = new PixelRectangle(20, -3, 70, 50);
        foreach (var transform in Geometry.Mild(100))
        {
            var keep = new float[source.Area];
            Array.Fill(keep, 0.5f);
            KeepMap.Apply(weights, region, transform, source, keep);
            int wrong = 0;
            for (int i = 0; i < keep.Length; i++)
            {
                var (x, y) = transform.Map(source.X + i % source.Width, source.Y + i / source.Width);
                int column = (int)Math.Clamp(Math.Floor(x + 0.5), 64, 127), row = (int)Math.Clamp(Math.Floor(y + 0.5), 0, 63);
                float expected = double.IsNaN(x) || weights[row * 64 + column - 64] == 0 ? 0 : 0.5f;
                if (keep[i] != expected) wrong++;
            }

            // Where a pixel ends, the way across a square of samples may differ from the exact one by its last hundredths.
            Assert.True(wrong <= 0.01 * keep.Length, $"{transform}: {wrong} of {keep.Length}");
        }
    }

    [Fact]
    public void Apply_WindowsOfAnyCut_GiveSameBytes()
    {
        var random = new Random(9);
        var region = new PixelRectangle(0, 0, 64, 64);
        float[] weights = [.. Enumerable.Range(0, 64 * 64).Select(_ => (float)random.Next(2))];
        var transform = Geometry.Lensed(80).First();
        var keep = new float[80 * 80];
        Array.Fill(keep, 1);
        KeepMap.Apply(weights, region, transform, new PixelRectangle(0, 0, 80, 80), keep);
        var part = new PixelRectangle(13, 21, 30, 40);
        var cut = new float[part.Area];
        Array.Fill(cut, 1);
        KeepMap.Apply(weights, region, transform, part, cut);
        for (int i = 0; i < cut.Length; i++) Assert.Equal(keep[(part.Y + i / 30) * 80 + part.X + i % 30], cut[i]);
    }
}
