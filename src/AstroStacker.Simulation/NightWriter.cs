namespace AstroStacker.Simulation;

/// <summary>Writes a whole night into a folder: lights, calibration frames and truth.json.</summary>
public sealed class NightWriter(NightRenderer renderer, string folder)
{
    public const string TruthName = "truth.json";

    private static readonly DateTime s_evening = new(2026, 3, 14, 21, 0, 0, DateTimeKind.Utc);

    private readonly NightOptions _options = renderer.Options;

    /// <summary>Frames in all, for progress.</summary>
    public int FrameCount => Counts.Sum(count => count.Count);

    private IEnumerable<(FrameKind Kind, int Count)> Counts =>
    [
        (FrameKind.Light, _options.LightCount), (FrameKind.Dark, _options.DarkCount), (FrameKind.Flat, _options.FlatCount),
        (FrameKind.Bias, _options.BiasCount), (FrameKind.DarkFlat, _options.DarkFlatCount),
    ];

    /// <summary>Writes everything; <paramref name="written"/> hears of each file.</summary>
    public void Write(Action<string> written, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var (kind, count) in Counts)
            for (int index = 0; index < count; index++)
            {
                string path = Path.Combine(folder, FileName(kind, index));
                WriteFrame(path, renderer.Render(kind, index, cancellationToken));
                written(path);
            }

        File.WriteAllText(Path.Combine(folder, TruthName), renderer.Truth.ToJson());
    }

    /// <summary>The name of a frame in the folder.</summary>
    public string FileName(FrameKind kind, int index)
    {
        string name = kind == FrameKind.DarkFlat ? "darkflat" : kind.ToString().ToLowerInvariant();
        return $"{name}-{index:0000}.{(_options.Format == NightFormat.Dng ? "dng" : "fits")}";
    }

    private void WriteFrame(string path, SimulatedFrame frame)
    {
        var start = s_evening.AddSeconds(frame.Index * (frame.ExposureSeconds + 5));
        if (_options.Format == NightFormat.Dng) DngFileWriter.Write(path, _options, frame, renderer.BiasAdu(frame.Kind), start);
        else FitsFileWriter.Write(path, _options, frame, start);
    }
}
