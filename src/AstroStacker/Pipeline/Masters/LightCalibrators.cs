using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>The calibrator of every light: one for the job, and one for each set of lights with masters of its own.</summary>
internal sealed class LightCalibrators
{
    private readonly Dictionary<int, SetCalibrator> _byLight = [];
    private readonly List<SetCalibrator> _sets = [];

    private readonly FrameStore _store;

    private LightCalibrators(FrameStore store) => _store = store;

    /// <summary>Plain sentences for the summary.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Path and content hash of each master used.</summary>
    public List<MasterRecord> Masters { get; } = [];

    /// <summary>The sensor's pixels that any of the masters shows to be of no use.</summary>
    public DefectMap Defects => _sets.Aggregate(DefectMap.None, (all, set) => all.Union(set.Calibrator.Defects));

    public long Bytes => _sets.Sum(set => set.Calibrator.Bytes);

    /// <summary>
    /// Loads the masters of all lights that can serve. Throws <see cref="FrameException"/> for a master that can't be right.
    /// </summary>
    /// <param name="job">Names the masters.</param>
    /// <param name="lights">All lights, opened.</param>
    /// <param name="first">The frame whose sensor the others share.</param>
    /// <param name="store">Holds them.</param>
    /// <param name="stop">Ends the work with an exception.</param>
    public static LightCalibrators Load(
        StackJob job, IReadOnlyList<Light> lights, FrameInfo first, FrameStore store, CancellationToken stop)
    {
        var loaded = new LightCalibrators(store);
        var serving = lights.Where(light => light.Refusal is null && LightList.Mismatch(light.Info!, first) is null).ToList();
        var apart = new HashSet<int>();
        foreach (var set in job.Sets)
        {
            var files = set.Lights.Select(LightList.SameFile).ToHashSet();
            var members = serving.Where(light => files.Contains(LightList.SameFile(light.Path))).ToList();
            if (members.Count == 0) continue;
            loaded.Add(job, set.Calibration, first, members, stop);
            apart.UnionWith(members.Select(light => light.Number));
        }

        var rest = serving.Where(light => !apart.Contains(light.Number)).ToList();
        if (rest.Count > 0) loaded.Add(job, job.Calibration, first, rest, stop);
        return loaded;
    }

    /// <summary>Of a light by its number in the store.</summary>
    public Calibrator For(int number) => _byLight[number].Calibrator;

    /// <summary>Differs where the masters of two lights do.</summary>
    public string HashOf(int number) => _byLight[number].Hash.Value;

    private void Add(StackJob job, CalibrationOptions calibration, FrameInfo first, IReadOnlyList<Light> members, CancellationToken stop)
    {
        var fitted = members.FirstOrDefault(light => light.Info == first) ?? members[0];
        var info = fitted.Info!;
        var loader = new MasterLoader(info, job.CropToVisible ? info.VisibleArea : info.SensorArea, job.Resources, stop,
            _store.MemoryBytes + Bytes)
        { OtherLights = [.. members.Select(light => light.Info!).Where(other => other != info)] };
        var calibrator = loader.Load(calibration);
        if (calibrator.Dark is { } dark && (calibration.Dark ?? calibration.Bias) is { Files: [var file, ..] })
            DarkLevel.Require(file, dark, info, (row, samples) => _store.Read(fitted.Number, 0, row, samples));
        if (calibrator.Gain is not null && calibration.Flat is { Files: [var flat, ..] })
            FlatOrientation.Require(flat, calibrator, _store, members[members.Count / 2]);
        var set = new SetCalibrator(calibrator, new Lazy<string>(() => SurveyConditions.Of(calibrator)));
        _sets.Add(set);
        foreach (var light in members) _byLight[light.Number] = set;
        Notes.AddRange(loader.Notes.Except(Notes));
        Masters.AddRange(loader.Masters.Except(Masters));
    }

    private sealed record SetCalibrator(Calibrator Calibrator, Lazy<string> Hash);
}
