using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;

namespace AstroStacker.Pipeline.Checks;

/// <summary>What two files both state of the sensor and its settings, and state differently. Silence is no difference.</summary>
internal static class SensorDifferences
{
    /// <summary>Camera, its number, binning: nothing of one sensor serves for another.</summary>
    public static IEnumerable<SensorDifference> OfCamera(FrameInfo one, FrameInfo other)
    {
        var (mine, theirs) = (CameraKey.Of(one), CameraKey.Of(other));
        if (mine.Model is { } model && theirs.Model is { } theirModel && !model.IsSameAs(theirModel))
            yield return new("camera", one.Camera!, other.Camera!);
        else if (mine.Serial is not null && theirs.Serial is not null && mine.Serial != theirs.Serial)
            yield return new("serial number", mine.Serial, theirs.Serial);
        if (BinningOf(one) is { } binning && BinningOf(other) is { } otherBinning && binning != otherBinning)
            yield return new("binning", binning, otherBinning);
    }

    /// <summary>Gain or ISO, offset, readout mode: what changes the level and pattern of a frame without light.</summary>
    public static IEnumerable<SensorDifference> OfSettings(FrameInfo one, FrameInfo other)
    {
        var (mine, theirs) = (SensorSettings.Of(one), SensorSettings.Of(other));
        (string Name, string? Mine, string? Theirs)[] all =
        [
            ("gain", Text(mine.Gain), Text(theirs.Gain)), ("ISO", Text(mine.Iso), Text(theirs.Iso)),
            ("offset", Text(mine.Offset), Text(theirs.Offset)), ("readout mode", mine.ReadoutMode, theirs.ReadoutMode),
        ];
        foreach (var (name, own, others) in all)
            if (own is not null && others is not null && own != others) yield return new(name, own, others);
    }

    /// <summary>"gain 200 and offset 30".</summary>
    public static string Text(IEnumerable<SensorDifference> differences, Func<SensorDifference, string> side) =>
        Words.List([.. differences.Select(difference => $"{difference.Name} {side(difference)}")]);

    /// <summary>A file that names its camera and no binning is taken to be unbinned; one that names neither says nothing.</summary>
    private static string? BinningOf(FrameInfo info)
    {
        var capture = info.Capture;
        bool isStated = capture.BinningX > 1 || capture.BinningY > 1 || info.Camera is not null;
        return isStated ? $"{capture.BinningX}x{capture.BinningY}" : null;
    }

    private static string? Text(double? number) => number is { } value ? Words.Number(value) : null;
}
