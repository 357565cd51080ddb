using AstroStacker.Pipeline;

namespace AstroStacker.Report.Figures;

/// <summary>One number that is known of frames: a column of the table and a plot.</summary>
/// <param name="Key">Names it within the page.</param>
/// <param name="Title">The column's heading.</param>
/// <param name="Unit">Empty for none.</param>
/// <param name="Format">Of its digits.</param>
/// <param name="About">A sentence that says what it is.</param>
/// <param name="Value">Null where the frame has none.</param>
internal sealed record FrameMeasure(
    string Key, string Title, string Unit, string Format, string About, Func<FrameOutcome, double?> Value)
{
    private const double PercentPerShare = 100;

    /// <summary>In the order of the table.</summary>
    public static IReadOnlyList<FrameMeasure> All { get; } =
    [
        new("fwhm", "FWHM", "px", "0.00", "Full width of the stars at half their height, the median of the measured stars.",
            frame => frame.Survey is { FwhmPixels: > 0 } survey ? survey.FwhmPixels : null),
        new("eccentricity", "Eccentricity", "", "0.00", "Of the mean star: 0 is round; wind and poor tracking make it long.",
            frame => frame.Survey is { FwhmPixels: > 0 } survey ? survey.Eccentricity : null),
        new("stars", "Stars", "", "0", "Stars measured on the frame.",
            frame => HasSky(frame) ? frame.Survey!.Stars.Count : null),
        new("background", "Background", "%", "0.000",
            "Level of the calibrated sky in percent of saturation; of a colour frame the green.",
            frame => HasSky(frame) ? PercentPerShare * frame.Survey!.Planes[MainPlane(frame.Survey.Planes.Count)].Background : null),
        new("noise", "Noise", "%", "0.0000",
            "Standard deviation of a sample of the sky in percent of saturation; of a colour frame the green.",
            frame => HasSky(frame) ? PercentPerShare * frame.Survey!.Planes[MainPlane(frame.Survey.Planes.Count)].Noise : null),
        new("transparency", "Transparency", "", "0.000",
            "Starlight a second beside that of the base, from the same stars: clouds and haze lower it.",
            frame => frame.Quality?.Transparency),
        new("shift", "Shift", "px", "0.0", "How far the middle of the base lies from the middle of the frame.",
            frame => PlaceOf(frame)?.Pixels),
        new("rotation", "Rotation", "°", "0.000", "How far the frame is turned against the base; clockwise is positive.",
            frame => PlaceOf(frame)?.RotationDegrees),
        new("rms", "Residual", "px", "0.000",
            "Root mean square distance of the matched pairs from the transform that was fitted to them.",
            frame => frame.Registration?.RmsPixels),
        new("held-out", "Held-out residual", "px", "0.000", "The same of pairs that verified the transform and took no part in its fit.",
            frame => frame.Registration is { HeldOutPairs: > 0 } registration ? registration.HeldOutRmsPixels : null),
        new("weight", "Weight", "", "0.000", "What the frame counts in the mean, where 1 is the average; the mean over its colours.",
            frame => frame.Plan is { Weights.Count: > 0 } plan ? plan.Weights.Average() : null),
    ];

    /// <summary>Its title with the unit.</summary>
    public string Heading => Unit.Length == 0 ? Title : $"{Title}, {Unit}";

    /// <summary>Of the frame's colours the one that is told of: green, or the only one.</summary>
    public static int MainPlane(int planeCount) => planeCount > 1 ? 1 : 0;

    /// <summary>Null where no transform is known.</summary>
    public static FramePlace? PlaceOf(FrameOutcome frame) => frame is { ReferenceToFrame: { } transform, Survey: { } survey }
        ? FramePlace.Of(transform, survey.Info.VisibleArea) : null;

    private static bool HasSky(FrameOutcome frame) => frame.Survey is { Planes.Count: > 0 };
}
