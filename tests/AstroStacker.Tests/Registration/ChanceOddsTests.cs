using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Registration;

public sealed class ChanceOddsTests
{
    [Fact]
    public void OfPairs_SmallCase_IsTheBinomialTail()
    {
        // 5 of 6 found, 3 by the fit itself: at least 2 of 3 at 0.1 each = 3 * 0.01 * 0.9 + 0.001, ten transforms tried.
        Assert.Equal(0.28, ChanceOdds.OfPairs(5, 6, 3, 0.1, 10), 1e-9);
    }

    [Fact]
    public void OfPairs_NoMoreThanTheFitNeeds_IsCertain() => Assert.Equal(1, ChanceOdds.OfPairs(3, 100, 3, 1e-4, 1));

    [Fact]
    public void OfPairs_AllOfHundreds_IsNextToNothing() =>
        Assert.InRange(ChanceOdds.OfPairs(300, 320, 4, 0.01, 300), 0, 1e-200);

    [Fact]
    public void NearShare_FieldOfKnownDensity_IsThatOfItsDiscs()
    {
        var field = new StarField(StarLists.Field(1, 500, 1000, 1000));
        Assert.Equal(500 / (field.Bounds.Width * field.Bounds.Height), field.Density, 1e-12);
        Assert.Equal(1 - Math.Exp(-500 * Math.PI * 4e-6), ChanceOdds.NearShare(500e-6, 2), 1e-12);
    }
}
