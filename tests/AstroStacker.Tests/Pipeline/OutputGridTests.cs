using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class OutputGridTests
{
    private static readonly PixelRectangle s_area = new(10, 20, 30, 40);

    [Fact]
    public void For_Upright_PutsFirstPixelAtTheAreasCorner()
    {
        var grid = OutputGrid.For(s_area, 0, Orientation.Upright);
        Assert.Equal((30, 40), (grid.Width, grid.Height));
        Assert.Equal((10.0, 20.0), grid.ToReference.Map(0, 0));
        Assert.True(grid.ToReference.IsWholePixelShift);
    }

    [Fact]
    public void For_Padding_AddsItsShareOnEachSide()
    {
        var grid = OutputGrid.For(s_area, 0.1, Orientation.Upright);
        Assert.Equal((36, 48), (grid.Width, grid.Height));
        Assert.Equal((10.0, 20.0), grid.ToReference.Map(3, 4));
    }

    // Where the stored picture's corners must appear, as EXIF's tag 274 defines the eight turns.
    [Theory]
    [InlineData(Orientation.MirroredHorizontally, 29, 0)]
    [InlineData(Orientation.Rotated180, 29, 39)]
    [InlineData(Orientation.MirroredVertically, 0, 39)]
    [InlineData(Orientation.Transposed, 0, 0)]
    [InlineData(Orientation.Rotated90Clockwise, 0, 39)]
    [InlineData(Orientation.Transversed, 29, 39)]
    [InlineData(Orientation.Rotated90CounterClockwise, 29, 0)]
    public void For_EachOrientation_ShowsTheRightStoredPixelAtTopLeft(Orientation orientation, int storedX, int storedY)
    {
        var grid = OutputGrid.For(s_area, 0, orientation);
        Assert.Equal((10.0 + storedX, 20.0 + storedY), grid.ToReference.Map(0, 0));
    }

    [Theory]
    [InlineData(Orientation.Rotated90Clockwise, 0, 0)]
    [InlineData(Orientation.Rotated90CounterClockwise, 29, 39)]
    public void For_QuarterTurns_SwapSidesAndTurnTheRightWay(Orientation orientation, int storedX, int storedY)
    {
        var grid = OutputGrid.For(s_area, 0, orientation);
        Assert.Equal((40, 30), (grid.Width, grid.Height));
        Assert.Equal((10.0 + storedX, 20.0 + storedY), grid.ToReference.Map(39, 0));
    }

    [Fact]
    public void For_EveryOrientation_MapsTheGridOntoTheWholeArea()
    {
        foreach (var orientation in Enum.GetValues<Orientation>())
        {
            var grid = OutputGrid.For(s_area, 0, orientation);
            var corners = new[] { (0, 0), (grid.Width - 1, 0), (0, grid.Height - 1), (grid.Width - 1, grid.Height - 1) }
                .Select(corner => grid.ToReference.Map(corner.Item1, corner.Item2)).Distinct().ToList();
            Assert.Equal(4, corners.Count);
            Assert.All(corners, corner => Assert.True(
                (corner.X is 10 or 39) && (corner.Y is 20 or 59), $"{orientation}: {corner}"));
        }
    }
}
