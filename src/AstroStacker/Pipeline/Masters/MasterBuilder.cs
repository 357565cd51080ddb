using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Integration.Rejection;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// Makes one master of many calibration frames, or finds the one that was made of them before. Samples are ADU, of the whole
/// sensor; darks and biases hold the black level, flats have lost theirs.
/// </summary>
/// <param name="resources">Threads, memory, and the folders in which masters are kept.</param>
/// <param name="heldBytes">Memory that the run holds already.</param>
/// <param name="notes">Plain sentences for the summary are added here.</param>
/// <param name="stop">Ends the work with an exception.</param>
internal sealed class MasterBuilder(ResourceOptions resources, long heldBytes, List<string> notes, CancellationToken stop)
{
    /// <summary>At the most the dark, what is taken off the flats, and the flat itself are in memory at once.</summary>
    private const int MostMasters = 3;

    /// <summary>Every so many rows of a flat are looked at for its level.</summary>
    private const int LevelRowStep = 16;

    /// <summary>Share cut at each end before the mean is taken: stars in a sky flat, dead pixels.</summary>
    private const double LevelTrimShare = 0.025;

    /// <summary>How far samples may lie from the others of their pixel: Siril's and PixInsight's usual.</summary>
    public RejectionOptions Limits { get; init; } = new();

    /// <summary>Adds a plain sentence for the summary, once.</summary>
    public void Say(string sentence)
    {
        if (!notes.Contains(sentence)) notes.Add(sentence);
    }

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
        long keepBytes = Math.Max(0, MemoryPlan.KeepBytesOf(resources) - heldBytes);
        using var store = new FrameStore(keepBytes, resources.ScratchFolder ?? Path.GetTempPath());
        var frames = MasterFrames.Open(source, role, store, Threads, stop);
        var recipe = new MasterRecipe(
            role, [.. frames.Select(frame => frame.ContentHash)], offset?.Key ?? "", source.Name)
        { Limits = Limits };
        var folder = MasterFolder.Of(resources);
        IReadOnlyList<FrameInfo> infos = [.. frames.Select(frame => frame.Info)];
        if (folder?.Find(recipe, infos) is { } kept)
        {
            notes.Add($"{kept.Info.Path} is the {recipe.Method}, made before of the same files.");
            return kept;
        }

        RequireMemory(store, frames);
        notes.Add($"The master {role} is the {recipe.Method}.");
        var info = infos[0];
        var area = place?.Invoke(info) ?? info.SensorArea;
        offset?.RequireCover(area);
        var samples = Combine(store, frames, offset, area);
        var picture = MasterPicture.Of(recipe, infos, samples);
        var master = new BuiltMaster(MasterPicture.InfoOf(picture, info), samples, recipe.Key, picture);
        return folder?.Keep(recipe, master, notes) ?? master;
    }

    private float[] Combine(FrameStore store, IReadOnlyList<CalibrationFrame> frames, FlatOffset? offset, PixelRectangle area)
    {
        var common = frames[0].Info;
        float[] factors = offset is null ? [] : Factors(store, frames, offset, area);
        return MasterStack.Combine(
            store, [.. frames.Select(frame => frame.Number)],
            (frame, band, span) =>
            {
                var info = frames[frame].Info;
                MasterReader.ToAdu(info, span);
                if (offset is null) frames[frame].ToCommonBlack(common, band, span);
                else Level(offset, info, area, band, span, factors[frame]);
            },
            Limits, Threads, stop);
    }

    private void RequireMemory(FrameStore store, IReadOnlyList<CalibrationFrame> frames)
    {
        MemoryPlan.Require(
            resources, heldBytes + store.MemoryBytes + BytesOf(frames.Count, frames[0].Info.SensorArea, Threads));
    }

    /// <summary>What making a master takes beside the frames.</summary>
    public static long BytesOf(int frameCount, PixelRectangle sensor, int threads) =>
        MostMasters * sizeof(float) * sensor.Area + MasterStack.BytesOf(frameCount, sensor.Width, threads);

    private static void Level(
        FlatOffset offset, FrameInfo flat, PixelRectangle area, PixelRectangle band, Span<float> samples, float factor)
    {
        offset.Subtract(flat, band with { X = band.X + area.X, Y = band.Y + area.Y }, samples);
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
                Level(offset, info, area, band, row.Span, 1);
                foreach (float sample in row.Span) histogram.Add(sample);
            }

            levels[i] = histogram.TrimmedMean(LevelTrimShare);
        });
        var dark = frames.Zip(levels).Where(pair => pair.Second <= 0).ToList();
        if (dark.Count > 0)
        {
            throw new StackJobException(string.Join('\n', dark.Select(pair =>
                $"{pair.First.Info.Path}: has a level of {pair.Second:0.#} ADU above its bias. "
                + "Check that the flats and their bias belong together.")));
        }

        double mean = levels.Average();
        return [.. levels.Select(level => (float)(mean / level))];
    }
}
