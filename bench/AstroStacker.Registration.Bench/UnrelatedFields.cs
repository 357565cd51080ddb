using AstroStacker.Imaging;
using AstroStacker.Simulation;
using AstroStacker.Stars;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Registration.Bench;

/// <summary>Every pair of many fields that share a sensor and nothing else, through the real survey.</summary>
internal static class UnrelatedFields
{
    private const int Fields = 21;

    /// <summary>A line a kind of field: pairs tried, pairs aligned.</summary>
    public static IEnumerable<string> Run()
    {
        var night = new NightOptions { LightCount = 1, Format = NightFormat.Fits };
        yield return Try("fields of 1,000 stars", seed => night with { Seed = seed, StarCount = 1000 });
        yield return Try("fields of 40 stars", seed => night with { Seed = seed, StarCount = 40 });
        yield return Try("fields of 10 stars", seed => night with { Seed = seed, StarCount = 10 });
        yield return Try("fields of 40 stars, hot pixels 1e-2 of one sensor", seed =>
            night with { StarCount = 40, HotPixelShare = 1e-2 }, true);
    }

    private static string Try(string name, Func<ulong, NightOptions> field, bool sameSensor = false)
    {
        var surveys = Enumerable.Range(700, Fields).Select(seed => Stars(field((ulong)seed), sameSensor ? (ulong)seed : null)).ToList();
        int pairs = 0, aligned = 0;
        for (int i = 0; i < Fields; i++)
        {
            var reference = new ReferenceStars(surveys[i]);
            for (int j = i + 1; j < Fields; j++)
            {
                pairs++;
                if (StarRegistration.Register(reference, surveys[j], new RegistrationLimits()).ReferenceToFrame is not null) aligned++;
            }
        }

        return FormattableString.Invariant(
            $"{pairs} pairs of {name} ({surveys.Average(stars => stars.Count):0} found a frame): {aligned} aligned");
    }

    /// <summary>Another sky's stars on the same sensor where a seed of the sky is given.</summary>
    private static IReadOnlyList<Star> Stars(NightOptions night, ulong? sky)
    {
        var truth = new NightRenderer(night).Truth;
        if (sky is { } seed) truth = truth with { Stars = new NightRenderer(night with { Seed = seed }).Truth.Stars };
        var frame = new FrameInMemory(new NightRenderer(truth).Render(FrameKind.Light, 0));
        return StarSurvey.Measure(frame, new StarOptions(), CancellationToken.None).Stars;
    }
}
