using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>The flats of a master, their levels above their bias, and which of them can't serve.</summary>
/// <param name="store">Holds the frames.</param>
/// <param name="offset">What is taken off each.</param>
/// <param name="area">Where they lie on the lights' sensor.</param>
internal sealed class FlatFrames(FrameStore store, FlatOffset offset, PixelRectangle area)
{
    /// <summary>Share cut at each end before the mean is taken: stars in a sky flat, dead pixels.</summary>
    private const double LevelTrimShare = 0.025;

    /// <summary>Leaves out what is clipped or has no light above its bias, with a note each; throws where nothing is left.</summary>
    /// <returns>The others, and the factor that brings each to the level of all: one number a frame keeps its colours.</returns>
    public (IReadOnlyList<CalibrationFrame> Frames, float[] Factors) Serving(
        IReadOnlyList<CalibrationFrame> frames, List<string> notes, int threads, CancellationToken stop)
    {
        var levels = new double[frames.Count];
        var refusals = new string?[frames.Count];
        Rows.ForEach(frames.Count, threads, stop, i => (levels[i], refusals[i]) = Judge(frames[i]));
        var serving = Enumerable.Range(0, frames.Count).Where(i => refusals[i] is null).ToList();
        if (serving.Count == 0) throw new StackJobException(string.Join('\n', refusals));
        notes.AddRange(refusals.OfType<string>().Select(refusal => $"{refusal} It is left out of the master flat."));
        double mean = serving.Average(i => levels[i]);
        return ([.. serving.Select(i => frames[i])], [.. serving.Select(i => (float)(mean / levels[i]))]);
    }

    /// <summary>Takes its own bias off a band of a flat, then multiplies it.</summary>
    public void Level(FrameInfo flat, PixelRectangle band, Span<float> samples, float factor)
    {
        offset.Subtract(flat, band with { X = band.X + area.X, Y = band.Y + area.Y }, samples);
        CalibrationKernels.SubtractBlack(samples, [0], 0, factor);
    }

    private (double Level, string? Refusal) Judge(CalibrationFrame frame)
    {
        var info = frame.Info;
        int[] rows = [.. FlatQuality.RowsOf(info.VisibleArea)];
        int width = info.VisibleArea.Width;
        using var samples = PlanePool.Rent<float>(rows.Length * width);
        for (int i = 0; i < rows.Length; i++) store.Read(frame.Number, 0, Band(info, rows[i]), samples.Span.Slice(i * width, width));
        if (FlatClipping.Refusal(samples.Span, info.SaturationAdu) is { } clipped)
            return (0, $"{info.Path}: {clipped.Problem}. {clipped.Remedy}");

        MasterReader.ToAdu(info, samples.Span);
        var histogram = new LevelHistogram();
        for (int i = 0; i < rows.Length; i++)
        {
            var row = samples.Span.Slice(i * width, width);
            Level(info, Band(info, rows[i]), row, 1);
            foreach (float sample in row) histogram.Add(sample);
        }

        double level = histogram.TrimmedMean(LevelTrimShare);
        return (level, level > 0 ? null : FormattableString.Invariant(
            $"{info.Path}: has a level of {level:0.#} ADU above its bias. Check that the flats and their bias belong together."));
    }

    private static PixelRectangle Band(FrameInfo info, int y) => new(info.VisibleArea.X, y, info.VisibleArea.Width, 1);
}
