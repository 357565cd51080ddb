using AstroStacker.Pipeline.Night.Sorting;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

public sealed class NightClockTests
{
    private static readonly DateTime Evening = new(2026, 1, 2, 0, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void NightOf_EveningAndMorning_IsTheEveningsDate()
    {
        var clock = new NightClock([Evening.AddHours(20), Evening.AddHours(29)]);
        Assert.Equal(new DateOnly(2026, 1, 2), clock.NightOf(Evening.AddHours(18)));
        Assert.Equal(new DateOnly(2026, 1, 2), clock.NightOf(Evening.AddHours(35.9)));
        Assert.Equal(new DateOnly(2026, 1, 3), clock.NightOf(Evening.AddHours(36)));
    }

    [Theory]
    [InlineData(10)] // Sydney: 20 h to 5 h local are 10 h to 19 h UTC of the same date
    [InlineData(26)] // Los Angeles: 18 h to 5 h local are 2 h to 13 h UTC of the next
    public void NightOf_NightThroughNoonOfUtc_IsOneNight(double firstHour)
    {
        DateTime[] lights = [.. Enumerable.Range(0, 12).Select(hour => Evening.AddHours(firstHour + hour))];
        var clock = new NightClock(lights);
        Assert.All(lights, light => Assert.Equal(new DateOnly(2026, 1, 2), clock.NightOf(light)));
    }
}
