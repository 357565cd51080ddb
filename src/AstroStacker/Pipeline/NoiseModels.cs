using AstroStacker.Imaging;
using AstroStacker.Integration;

namespace AstroStacker.Pipeline;

/// <summary>The noise of the camera, measured from the frames that were taken with one setting of it.</summary>
internal static class NoiseModels
{
    /// <summary>One entry a frame, the same for frames of one setting; null where the frames don't show it.</summary>
    /// <param name="frames">With their skies in common units.</param>
    public static IReadOnlyList<NoiseModel?> Of(IReadOnlyList<(FrameInfo Info, SkyCells? Sky)> frames)
    {
        var models = frames.GroupBy(frame => Setting(frame.Info)).ToDictionary(
            group => group.Key,
            group => group.All(frame => frame.Sky is not null) ? PhotonTransfer.Fit([.. group.Select(frame => frame.Sky!)]) : null);
        return [.. frames.Select(frame => models[Setting(frame.Info)])];
    }

    private static (double?, double?, double?, string?) Setting(FrameInfo info) =>
        (info.ExposureSeconds, info.Iso, info.Capture.Gain, info.Camera);
}
