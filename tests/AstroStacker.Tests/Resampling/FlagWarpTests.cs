using AstroStacker.Imaging;
using AstroStacker.Resampling;
using Xunit;

namespace AstroStacker.Tests.Resampling;

public sealed class FlagWarpTests
{
    private const int Width = 150, Height = 130, OutputWidth = 140, OutputHeight = 135;
    private const double Rounding = 1e-3;

    private static readonly PixelRectangle s_area = new(0, 0, Width, Height);

    [Fact]
    public void Resample_WholePixelShift_MovesFlags()
    {
        var flags = Flags(0.2);
        var result = Resample(flags, Transform.Shift(3, -5), 64);
        for (int i = 0; i < result.Length; i++)
        {
            int x = i % OutputWidth + 3, y = i / OutputWidth - 5;
            Assert.Equal(s_area.Contains(x, y) ? flags[y * Width + x] : 0, result[i]);
        }
    }

    [Fact]
    public void Resample_AnyTransform_JoinsTheFlagsRoundThePosition()
    {
        var flags = Flags(0.03);
        foreach (var transform in Geometry.Transforms(Width).Append(Geometry.WithHorizon))
        {
            var result = Resample(flags, transform, 64, wholeSource: true);
            for (int i = 0; i < result.Length; i++)
            {
                var (x, y) = transform.Map(i % OutputWidth, i / OutputWidth);
                if (IsNearly(x, 0.5) || IsNearly(y, 0.5) || IsNearly(x, 0) || IsNearly(y, 0)) continue;
                Assert.True(Around(flags, x, y) == result[i], $"{transform}: {result[i]} at {x}, {y}");
            }
        }
    }

    [Fact]
    public void Resample_AnyTilesAndWindows_GiveSameBytes()
    {
        var flags = Flags(0.001);
        foreach (var transform in Geometry.Transforms(Width))
        {
            var whole = Resample(flags, transform, 192, wholeSource: true);
            Assert.Equal(whole, Resample(flags, transform, 64));
            Assert.Equal(whole, Resample(flags, transform, 128));
        }
    }

    [Fact]
    public void Resample_PositionWholeInOneAxis_TakesOneSampleThere()
    {
        var flags = new byte[Width * Height];
        flags[50 * Width + 40] = 3;
        var result = Resample(flags, Transform.Shift(0, 0.25), 64);
        int[] flagged = [.. Enumerable.Range(0, result.Length).Where(i => result[i] != 0)];
        Assert.Equal([49 * OutputWidth + 40, 50 * OutputWidth + 40], flagged);
        Assert.All(flagged, i => Assert.Equal(3, result[i]));
    }

    [Fact]
    public void Resample_NothingOfTheFrame_GivesNoFlags()
    {
        var result = new byte[64];
        result.AsSpan().Fill(9);
        FlagWarp.Resample([], new PixelRectangle(0, 0, 0, 0), s_area, Transform.Shift(1e6, 0), new(0, 0, 8, 8), result);
        Assert.All(result, flag => Assert.Equal(0, flag));
    }

    private static byte[] Flags(double share)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, Width * Height).Select(_ => random.NextDouble() < share ? (byte)random.Next(1, 4) : (byte)0)];
    }

    private static bool IsNearly(double position, double fraction) =>
        Math.Abs(position - fraction - Math.Round(position - fraction)) < Rounding;

    private static int Around(byte[] flags, double x, double y)
    {
        if (!(x >= -0.5 && x < Width - 0.5 && y >= -0.5 && y < Height - 0.5)) return 0;
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y), joined = 0;
        for (int k = 0; k < 4; k++)
        {
            int column = Math.Clamp(left + k % 2, 0, Width - 1), row = Math.Clamp(top + k / 2, 0, Height - 1);
            joined |= flags[row * Width + column];
        }

        return joined;
    }

    private static byte[] Resample(byte[] flags, Transform transform, int tilePixels, bool wholeSource = false)
    {
        var output = new PixelRectangle(0, 0, OutputWidth, OutputHeight);
        var result = new byte[output.Area];
        for (int y = 0; y < OutputHeight; y += tilePixels)
            for (int x = 0; x < OutputWidth; x += tilePixels)
            {
                var tile = new PixelRectangle(x, y, tilePixels, tilePixels).Intersect(output);
                var source = wholeSource ? s_area : Warp.SourceArea(transform, tile, FlagWarp.ReachPixels, s_area);
                var part = new byte[tile.Area];
                FlagWarp.Resample(Window(flags, source), source, s_area, transform, tile, part);
                for (int row = 0; row < tile.Height; row++)
                    part.AsSpan(row * tile.Width, tile.Width).CopyTo(result.AsSpan((y + row) * OutputWidth + x));
            }

        return result;
    }

    private static byte[] Window(byte[] flags, PixelRectangle source)
    {
        var window = new byte[source.Area];
        for (int i = 0; i < window.Length; i++)
            window[i] = flags[(source.Y + i / source.Width) * Width + source.X + i % source.Width];
        return window;
    }
}
