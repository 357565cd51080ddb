using AstroStacker.Imaging;
using AstroStacker.Integration;

namespace AstroStacker.Pipeline;

/// <summary>Decides how much each frame counts, in each colour and from place to place.</summary>
internal static class WeightStep
{
    /// <summary>The frames with their weights.</summary>
    /// <param name="frames">With normalisation, and noise where it is known.</param>
    /// <param name="surveys">Theirs, and the variance of a sample of the sky after normalisation, one a plane.</param>
    /// <param name="method">Of WeightingMethods.All.</param>
    /// <param name="grid">The sample grid.</param>
    public static IReadOnlyList<FramePlan> Weigh(
        IReadOnlyList<FramePlan> frames, IReadOnlyList<(FrameSurvey Survey, IReadOnlyList<double> SkyVariances)> surveys,
        WeightingMethod method, OutputGrid grid)
    {
        var weights = method.Weigh([.. surveys.Select(frame => new WeighedFrame
        {
            SkyVariances = frame.SkyVariances,
            FwhmPixels = frame.Survey.FwhmPixels,
            StarCount = frame.Survey.Stars.Count,
            ExposureSeconds = frame.Survey.Info.ExposureSeconds,
        })]);
        bool isLocal = method.UsesNoise && frames.All(frame => frame is { Noise: not null, Sky: not null });
        return [.. frames.Select((frame, i) => frame with
        {
            Weights = weights[i],
            WeightSurfaces = isLocal ? Surfaces(frame, grid) : [],
        })];
    }

    private static SmoothSurface[] Surfaces(FramePlan frame, OutputGrid grid)
    {
        var noise = new FrameNoiseMap(frame.Noise!, frame.Sky!, grid.ToReference.Then(frame.ReferenceToFrame));
        return [.. frame.Normalization.Select((_, plane) => WeightSurfaces.Of(noise, plane, (grid.Width, grid.Height)))];
    }
}
