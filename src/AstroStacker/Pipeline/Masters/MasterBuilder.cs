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
        var area = place?.Invoke(frames[0].Info) ?? frames[0].Info.SensorArea;
        offset?.RequireCover(area);
        var flats = offset is null ? null : new FlatFrames(store, offset, area);
        float[] factors = [];
        if (flats is not null) (frames, factors) = flats.Serving(frames, notes, Threads, stop);
        var recipe = new MasterRecipe(
            role, [.. frames.Select(frame => frame.ContentHash)], offset?.Key ?? "", source.Name)
        { Limits = Limits };
        var folder = MasterFolder.Of(resources);
        IReadOnlyList<FrameInfo> infos = [.. frames.Select(frame => frame.Info)];
        IReadOnlyList<FileHash> files = [.. frames.Select(frame => new FileHash(frame.Info.Path, frame.ContentHash))];
        if (folder?.Find(recipe, infos) is { } kept)
        {
            notes.Add($"{kept.Info.Path} is the {recipe.Method}, made before of the same files.");
            return kept with { Files = files };
        }

        RequireMemory(store, frames);
        notes.Add($"The master {role} is the {recipe.Method}.");
        var samples = Combine(store, frames, flats, factors);
        var picture = MasterPicture.Of(recipe, infos, samples);
        var master = new BuiltMaster(MasterPicture.InfoOf(picture, infos[0]), samples, recipe.Key, picture) { Files = files };
        return folder?.Keep(recipe, master, notes) ?? master;
    }

    private float[] Combine(FrameStore store, IReadOnlyList<CalibrationFrame> frames, FlatFrames? flats, float[] factors)
    {
        var common = frames[0].Info;
        return MasterStack.Combine(
            store, [.. frames.Select(frame => frame.Number)],
            (frame, band, span) =>
            {
                var info = frames[frame].Info;
                MasterReader.ToAdu(info, span);
                if (flats is null) frames[frame].ToCommonBlack(common, band, span);
                else flats.Level(info, band, span, factors[frame]);
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
}
