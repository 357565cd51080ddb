using AstroStacker.Colour;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Colour;

public sealed class StarWhiteBalanceTests
{
    [Fact]
    public void Multipliers_MakeTheMedianStarWhite_WhateverAFewOthersAre()
    {
        var fluxes = Enumerable.Repeat((2.0, 4.0, 3.0), 12).Append((9.0, 1.0, 1.0)).Append((0.1, 1.0, 8.0)).ToList();
        Assert.Equal([2, 1, 4.0 / 3], StarWhiteBalance.Multipliers(fluxes)!);
    }

    [Fact]
    public void Multipliers_OfTooFewStars_AreNotGuessed() =>
        Assert.Null(StarWhiteBalance.Multipliers([.. Enumerable.Repeat((1.0, 1.0, 1.0), StarWhiteBalance.FewestStars - 1)]));

    // White means: neutral behind the white balance, and nowhere below saturation before it.
    [Theory]
    [InlineData("srgb")]
    [InlineData("camera")]
    public void White_BehindTheWhiteBalance_IsNeutral(string colour)
    {
        var profile = new ColourProfile([1.5, -0.3, -0.2, -0.1, 1.2, -0.1, 0, -0.4, 1.4], [2.1, 1, 1.6], null);
        var conversion = ColourConversion.Choose(profile, colour, "daylight", null, out _)!;
        Assert.All(conversion.White, level => Assert.True(level >= 1));
        double Row(int row) => conversion.Matrix!.Skip(3 * row).Take(3).Zip(conversion.White, (m, w) => m * w).Sum();
        double[] output = [Row(0), Row(1), Row(2)];
        Assert.Equal(output[0], output[1], 1e-12);
        Assert.Equal(output[0], output[2], 1e-12);
    }
}
