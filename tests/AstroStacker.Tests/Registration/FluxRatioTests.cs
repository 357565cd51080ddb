using AstroStacker.Imaging;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Registration;

public sealed class FluxRatioTests
{
    [Fact]
    public void Of_FaintedStarsAndAVariable_IsTheTransparency()
    {
        var pairs = StarLists.Field(1, 50, 1000, 1000).Select((star, i) => (star, Dimmed(star, i == 7 ? 3 : 0.62)));
        Assert.Equal(0.62, FluxRatio.Of(pairs)!.Value, 1e-5);
    }

    [Fact]
    public void Of_SaturatedStars_LeavesThemOut() => Assert.Equal(0.5, FluxRatio.Of(
    [
        (StarLists.Make(1, 1, 900, saturated: true), StarLists.Make(1, 1, 800, saturated: true)),
        (StarLists.Make(2, 2, 10), StarLists.Make(2, 2, 5)),
        (StarLists.Make(3, 3, 8), StarLists.Make(3, 3, 4)),
    ])!.Value, 1e-6);

    [Fact]
    public void Of_NoUnsaturatedPair_IsNull() =>
        Assert.Null(FluxRatio.Of([(StarLists.Make(1, 1, 900), StarLists.Make(1, 1, 800, saturated: true))]));

    private static Star Dimmed(Star star, double factor) => star with { Flux = (float)(star.Flux * factor) };
}
