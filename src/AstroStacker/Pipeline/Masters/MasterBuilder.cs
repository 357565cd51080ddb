using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// Makes one master of many calibration frames, or finds the one that was made of them before. Samples are ADU, of the whole
/// sensor; darks and biases hold the black level, flats have lost theirs.
/// </summary>
/// <param name="resources">Threads, memory, and the folder in which masters are kept.</param>
/// <param name="stop">Ends the work with an exception.</param>
internal sealed class MasterBuilder(ResourceOptions resources, CancellationToken stop)
{
    /// <summary>Every so many rows of a flat are looked at for its level.</summary>
    private const int LevelRowStep = 16;

    /// <summary>Share cut at each end before the mean is taken: stars in a sky flat, dead pixels.</summary>
    private const double LevelTrimShare = 0.025;

    private int Threads => resources.Threads ?? Environment.ProcessorCount;

    /// <summary>
    /// Throws <see cref="FrameException"/> or <see cref="StackJobException"/> where the frames can't go together, with all problems.
    /// </summary>
    /// <param name="source">Two frames or more.</param>
    /// <param name="role">"dark", "flat", "bias", "dark-flat".</param>
    /// <param name="offset">Of flats: what is taken off each. Its coordinates are those of <paramref name="place"/>.</param>
    /// <param name="place">Where the frames lie on the lights' sensor; null: they are the sensor.</param>
    public BuiltMaster Build(MasterSource source, string role, FlatOffset? offset = null, Func<FrameInfo, PixelRectangle>? place = null)
    {
        using var store = new FrameStore(MemoryPlan.KeepBytesOf(resources), resources.ScratchFolder ?? Path.GetTempPath());
        var frames = MasterFrames.Open(source, role, store, Threads, stop);
        var recipe = new MasterRecipe(role, [.. frames.Select(frame => frame.ContentHash)], offset?.Key ?? "", source.Name);
        var folder = resources.MasterFolder is { } path ? new MasterFolder(path) : null;
        if (folder?.Find(recipe) is { } kept) return kept;

        var info = frames[0].Info;
        var area = place?.Invoke(info) ?? info.SensorArea;
        offset?.RequireCover(area);
        float[] factors = offset is null ? [] : Factors(store, frames, offset, area);
        var samples = MasterStack.Combine(
            store, [.. frames.Select(frame => frame.Number)],
            (frame, band, span) =>
            {
                MasterReader.ToAdu(frames[frame].Info, span);
                if (offset is null) frames[frame].ToCommonBlack(info, band, span);
                else Level(offset, area, band, span, factors[frame]);
            },
            Threads, stop);
        var picture = MasterPicture.Of(recipe, [.. frames.Select(frame => frame.Info)]);
        var master = new BuiltMaster(MasterPicture.InfoOf(picture, info), samples, recipe.Key);
        return folder?.Keep(recipe, picture, master) ?? master;
    }

    private static void Level(FlatOffset offset, PixelRectangle area, PixelRectangle band, Span<float> samples, float factor)
    {
        offset.Subtract(band with { X = band.X + area.X, Y = band.Y + area.Y }, samples);
        CalibrationKernels.SubtractBlack(samples, [0], 0, factor);
    }

    /// <summary>What brings each flat to the level of all: one number a frame, so that its colours stay as they are.</summary>
    private float[] Factors(FrameStore store, IReadOnlyList<CalibrationFrame> frames, FlatOffset offset, PixelRectangle area)
    {
        var levels = new double[frames.Count];
        Rows.ForEach(frames.Count, Threads, stop, i =>
        {
            var info = frames[i].Info;
            var counted = info.VisibleArea;
            var histogram = new LevelHistogram();
            using var row = PlanePool.Rent<float>(counted.Width);
            for (int y = counted.Y + LevelRowStep / 2; y < counted.Bottom; y += LevelRowStep)
            {
                var band = new PixelRectangle(counted.X, y, counted.Width, 1);
                store.Read(frames[i].Number, 0, band, row.Span);
                MasterReader.ToAdu(info, row.Span);
                Level(offset, area, band, row.Span, 1);
                foreach (float sample in row.Span) histogram.Add(sample);
            }

            levels[i] = histogram.TrimmedMean(LevelTrimShare);
        });
        var dark = frames.Zip(levels).Where(pair => pair.Second <= 0).ToList();
        if (dark.Count > 0)
        {
            throw new StackJobException(string.Join('\n', dark.Select(pair =>
                $"{pair.First.Info.Path}: has a level of {pair.Second:0.#} ADU above its bias. Check that the flats and their bias belong together.")));
        }

        double mean = levels.Average();
        return [.. levels.Select(level => (float)(mean / level))];
    }
}
