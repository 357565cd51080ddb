using AstroStacker.Imaging;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Registration.Bench;

/// <summary>One scenario, rendered, stacked and measured.</summary>
internal sealed record ScenarioResult(NightScenario Scenario, NightScore Score)
{
    /// <summary>Null where nothing was stacked.</summary>
    public StackScore? Stack { get; init; }

    public StackScore? Ideal { get; init; }

    /// <summary>What photons allow the median light's transform; pixels.</summary>
    public double LimitPixels { get; init; }

    public static ScenarioResult Run(NightScenario scenario)
    {
        using var folder = new TemporaryFolder();
        var night = new StackedNight(scenario, folder);
        if (night.Result is not { } result || night.Score.Reference is not { } reference)
            return new ScenarioResult(scenario, night.Score);
        int[] lights = [.. night.Score.Frames.Where(frame => frame.IsUsed).Select(frame => frame.Light)];
        var stars = BrightStars.Of(night.Truth, lights);
        double fwhm = lights.Average(light => night.Truth.Lights[light].FwhmPixels * Math.Sqrt(night.Truth.Lights[light].Elongation));
        var sceneToReference = night.Truth.Lights[reference].SceneToFrame;
        var toPicture = sceneToReference.Then(result.Plan.Grid.ToReference.Inverse());
        var ideal = IdealStack.Render(night.Truth, reference, lights);
        return new ScenarioResult(scenario, night.Score)
        {
            Stack = StackScore.Of(Picture.Read(folder.At("stack.fits")), stars, toPicture, fwhm),
            Ideal = StackScore.Of(ideal, stars, sceneToReference, fwhm),
            LimitPixels = PhotonLimit.Median(night.Truth, reference, lights),
        };
    }
}
