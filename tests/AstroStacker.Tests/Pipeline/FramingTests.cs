using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class FramingTests
{
    private static readonly PixelRectangle s_area = new(10, 20, 640, 480);

    [Fact]
    public void Area_Reference_IsTheReferenceWhateverTheFrames() =>
        Assert.Equal(s_area, Framing.Area("reference", s_area, [Shifted(100, 50)]));

    // A frame whose pixel (x + 100, y - 50) shows the reference's (x, y) reaches 100 further left and 50 further down.
    [Fact]
    public void Area_Union_ReachesAsFarAsAnyFrame()
    {
        var area = Framing.Area("union", s_area, [Shifted(0, 0), Shifted(100, -50)]);
        Assert.Equal(new PixelRectangle(-90, 20, 740, 530), area);
    }

    [Fact]
    public void Area_Union_OfATurnedFrame_HoldsItsCorners()
    {
        var turn = Transform.Rotation(0.3, 330, 260);
        var area = Framing.Area("union", s_area, [(turn, s_area)]);
        var back = turn.Inverse();
        foreach (var (x, y) in ((int, int)[])[(10, 20), (649, 20), (10, 499), (649, 499)])
        {
            var (rx, ry) = back.Map(x, y);
            Assert.InRange(rx, area.X - 0.5, area.Right - 0.5);
            Assert.InRange(ry, area.Y - 0.5, area.Bottom - 0.5);
        }
    }

    [Fact]
    public void Area_UnionThreeTimesTheBase_IsRefusedWithTheRemedy()
    {
        var error = Assert.Throws<StackJobException>(() => Framing.Area("union", s_area, [Shifted(1500, 0)]));
        Assert.Contains("--framing reference", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Area_Intersection_IsSeenByAllFrames_AndLosesLessThanACell()
    {
        var frames = new[] { Shifted(0, 0), Shifted(100, -50), Shifted(-40, 30) };
        var area = Framing.Area("intersection", s_area, frames);
        Assert.All(frames, frame => Assert.True(frame.Area.Contains(area.Offset((int)frame.Item1.Matrix[2], (int)frame.Item1.Matrix[5]))));
        Assert.InRange(area.Width, 500 - 33, 500);
        Assert.InRange(area.Height, 400 - 33, 400);
    }

    [Fact]
    public void Area_IntersectionOfATurnedFrame_LiesWithinIt()
    {
        var turn = Transform.Rotation(0.5, 330, 260);
        var area = Framing.Area("intersection", s_area, [(turn, s_area)]);
        Assert.True(area.Area > s_area.Area / 4);
        int right = area.Right - 1, bottom = area.Bottom - 1;
        foreach (var (x, y) in ((int, int)[])[(area.X, area.Y), (right, area.Y), (area.X, bottom), (right, bottom)])
        {
            var (fx, fy) = turn.Map(x, y);
            Assert.InRange(fx, s_area.X, s_area.Right - 1);
            Assert.InRange(fy, s_area.Y, s_area.Bottom - 1);
        }
    }

    [Fact]
    public void Area_IntersectionOfFramesApart_IsRefusedWithTheRemedy()
    {
        var error = Assert.Throws<StackJobException>(
            () => Framing.Area("intersection", s_area, [Shifted(400, 0), Shifted(-400, 0)]));
        Assert.Contains("--framing reference", error.Message, StringComparison.Ordinal);
    }

    private static (Transform, PixelRectangle Area) Shifted(double x, double y) => (Transform.Shift(x, y), s_area);
}
