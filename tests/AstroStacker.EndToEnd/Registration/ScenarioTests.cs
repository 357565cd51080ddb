using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.EndToEnd.Registration;

/// <summary>The benchmark's nights through the whole pipeline, without masters: quicker, and harder for the survey.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. NightScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Night_EveryRegistrableFrame_IsUsedInItsPlace(string name)
    {
        var scenario = NightScenarios.All.First(scenario => scenario.Name == name);
        var score = RegisteredNight.Of(scenario);

        Assert.All(score.Missed, frame => Assert.Fail($"light {frame.Light} was refused: {frame.Refusal}"));
        Assert.All(score.Aligned, frame => Assert.True(
            frame.RmsPixels < scenario.MostErrorPixels, $"light {frame.Light} is off by {frame.RmsPixels:0.0000} pixels rms"));
        Assert.True(score.Aligned.Count() >= 2, "hardly any frame was aligned");
    }
}
