using System.Text.Json;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// Results of this program's earlier runs, known by the summary beside them: a JSON file that names our software. Its stem
/// begins the names of the picture, its preview and its maps.
/// </summary>
internal sealed class OwnResults
{
    private const int StartBytes = 4096;
    private const string NightSummary = "night.json";
    private const string MastersFolder = "masters";

    private readonly List<(string Folder, string Stem)> _summaries;
    private readonly HashSet<string> _outputFolders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mastersFolders;

    /// <param name="files">All files of the tree.</param>
    public OwnResults(IReadOnlyList<FoundFile> files)
    {
        var own = files.Where(file => file.Ending == ".json" && IsSummary(file.FullPath)).ToList();
        // A night's own summary begins no names: "night-001.fits" may be a frame.
        _summaries = [.. own.Where(file => file.Name != NightSummary).Select(file => (file.Folder, file.Stem))];
        _mastersFolders = files.Where(file => file.Name == NightSummary).Select(file => file.Folder)
            .Concat(_summaries.Select(summary => summary.Folder))
            .Select(folder => folder.Length == 0 ? MastersFolder : $"{folder}/{MastersFolder}").ToHashSet(StringComparer.Ordinal);
        // Where summaries lie and nothing but results, the folder is an output folder whole, its masters included.
        foreach (string folder in own.Select(file => file.Folder).Where(folder => folder.Length > 0).Distinct())
            if (files.Where(file => IsIn(file, folder)).All(file => IsList(file) || IsMaster(file, folder) || StemOf(file) is not null))
                _outputFolders.Add(folder);
    }

    /// <summary>Why a file is one of ours; null where it isn't.</summary>
    public string? Reason(FoundFile file)
    {
        foreach (string folder in _outputFolders)
            if (IsIn(file, folder))
                return $"lies in the output of an earlier run (folder '{folder}')";
        return StemOf(file) is { } stem ? $"is a result of an earlier run ({stem}.json)" : null;
    }

    /// <summary>Why a frame is a master that an earlier run kept; null where it isn't. Others' masters may lie there too.</summary>
    public string? ReasonOfMaster(Candidate candidate) =>
        _mastersFolders.Contains(candidate.File.Folder)
            && candidate.Info.Capture.Program?.StartsWith("AstroStacker", StringComparison.Ordinal) == true
            ? "is a master that an earlier run kept beside its results" : null;

    /// <summary>The stem of the summary that a file is a result of; null where it is none.</summary>
    private string? StemOf(FoundFile file)
    {
        foreach (var (folder, stem) in _summaries)
        {
            string debug = (folder.Length == 0 ? "" : folder + "/") + stem + "-debug";
            if (file.Folder == folder && Begins(file, stem) || file.Folder == debug) return stem;
        }

        return null;
    }

    private static bool IsIn(FoundFile file, string folder) =>
        file.Folder == folder || file.Folder.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool IsMaster(FoundFile file, string folder) => file.Folder == $"{folder}/{MastersFolder}";

    private static bool Begins(FoundFile file, string stem) =>
        file.Stem == stem || file.Stem.StartsWith(stem + "-", StringComparison.Ordinal);

    private static bool IsList(FoundFile file) => file.Ending is ".json" or ".txt" or ".html" or ".md" or ".log";

    private static bool IsSummary(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var start = new byte[StartBytes];
            int read = stream.ReadAtLeast(start, StartBytes, throwOnEndOfStream: false);
            return NamesUs(start.AsSpan(0, read));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The first pages are enough and may end in the middle of a value.
    private static bool NamesUs(ReadOnlySpan<byte> start)
    {
        var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("software"u8)) continue;
                return reader.Read() && reader.TokenType == JsonTokenType.String
                    && reader.GetString()!.StartsWith("AstroStacker", StringComparison.Ordinal);
            }
        }
        catch (JsonException)
        {
            // Somebody else's file with that ending.
        }

        return false;
    }
}
