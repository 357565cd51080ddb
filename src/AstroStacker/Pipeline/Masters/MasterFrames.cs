using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Checks;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>The frames of a master, opened and compared with each other.</summary>
internal static class MasterFrames
{
    /// <summary>Share by which exposures of one master may differ: shutters and clocks round.</summary>
    private const double MostExposureMismatch = 0.05;

    /// <summary>
    /// In natural order of their names, then of their content. Throws <see cref="StackJobException"/> that lists whatever can't serve.
    /// </summary>
    public static IReadOnlyList<CalibrationFrame> Open(
        MasterSource source, string role, FrameStore store, int threads, CancellationToken stop)
    {
        var files = source.Files.DistinctBy(LightList.SameFile).ToList();
        var opened = new CalibrationFrame?[files.Count];
        var problems = new string?[files.Count];
        Rows.ForEach(files.Count, threads, stop, i =>
        {
            try
            {
                int number = store.Add(files[i], stop);
                opened[i] = new CalibrationFrame(number, store.Info(number), FrameStore.Hash(files[i]));
            }
            catch (FrameException error)
            {
                problems[i] = error.Message;
            }
        });
        var frames = opened.OfType<CalibrationFrame>()
            .OrderBy(frame => Path.GetFileName(frame.Info.Path), NaturalOrder.Instance)
            .ThenBy(frame => frame.ContentHash, StringComparer.Ordinal).ToList();
        var all = problems.OfType<string>()
            .Concat(frames.Select(frame => Mismatch(frame.Info, frames[0].Info, role)).OfType<string>()).ToList();
        if (all.Count > 0) throw new StackJobException(string.Join('\n', all));
        return frames;
    }

    /// <summary>Why a frame can't be part of a master with the first, as a whole line; or null.</summary>
    public static string? Mismatch(FrameInfo frame, FrameInfo first, string role)
    {
        if (frame.PlaneCount != 1)
            return Say($"is a colour picture of {frame.PlaneCount} planes");
        if (LightList.Mismatch(frame, first) is { } other)
            return $"{frame.Path}: {other.Replace("the reference", first.Path, StringComparison.Ordinal)}";
        SensorDifference[] unlike = [.. SensorDifferences.OfCamera(frame, first), .. SensorDifferences.OfSettings(frame, first)];
        if (unlike.Length > 0)
        {
            return Say($"has {SensorDifferences.Text(unlike, its => its.One)} but the first, {first.Path}, "
                + $"has {SensorDifferences.Text(unlike, its => its.Other)}");
        }

        bool isFlat = role == "flat";
        if (!isFlat && frame.ExposureSeconds is { } own && first.ExposureSeconds is { } wanted
            && Math.Abs(own - wanted) > MostExposureMismatch * Math.Max(own, wanted))
            return Say(FormattableString.Invariant($"was exposed for {own} s but the first, {first.Path}, for {wanted} s"));
        return null;
        string Say(string problem) => $"{frame.Path}: {problem}. Make a master {role} of frames taken alike.";
    }
}
