using System.Text.RegularExpressions;

namespace AstroStacker.Simulation;

/// <summary>Writes a whole night into a folder: lights, calibration frames and truth.json.</summary>
public sealed partial class NightWriter(NightRenderer renderer, string folder)
{
    public const string TruthName = "truth.json";

    private readonly NightOptions _options = renderer.Options;

    /// <summary>Frames in all, for progress.</summary>
    public int FrameCount => Enum.GetValues<FrameKind>().Sum(_options.CountOf);

    /// <summary>The files of a night that lie in a folder, one cut short too; ordinal order.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder).Where(path => NightFileName.IsMatch(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Writes everything, the truth last; <paramref name="written"/> hears of each file. Files of an earlier night go
    /// first: a shorter night must not be stacked with them.
    /// </summary>
    public void Write(Action<string> written, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (string path in FilesIn(folder)) File.Delete(path);
        foreach (var kind in Enum.GetValues<FrameKind>())
            for (int index = 0; index < _options.CountOf(kind); index++)
                written(WriteFrame(kind, index, cancellationToken));

        string truth = Path.Combine(folder, TruthName);
        File.WriteAllText(truth, renderer.Truth.ToJson());
        written(truth);
    }

    /// <summary>Writes one frame and nothing else; returns its path. The folder must be there.</summary>
    public string WriteFrame(FrameKind kind, int index, CancellationToken cancellationToken)
    {
        var frame = renderer.Render(kind, index, cancellationToken);
        string path = Path.Combine(folder, frame.Info.Path);
        if (_options.Format == NightFormat.Dng) DngFileWriter.Write(path, frame, _options.Compressed);
        else FitsFileWriter.Write(path, frame, _options.BottomUp);
        return path;
    }

    [GeneratedRegex(@"^((light|dark|flat|bias|darkflat)-\d{4,}\.(dng|fits)|truth\.json)$")]
    private static partial Regex NightFileName { get; }
}
