using AstroStacker.Formats;

namespace AstroStacker.Pipeline.Storage;

/// <summary>What a run took of the machine, by the system's own figures.</summary>
/// <param name="PeakAnonymousBytes">
/// The most memory of its own at any time: neither files mapped nor the page cache. Null where unknown.
/// </param>
/// <param name="ReadBytes">Asked of the system to read, from the page cache or the disk; null where unknown.</param>
/// <param name="WrittenBytes">Given to the system to write, scratch files and terminal included; null where unknown.</param>
public sealed record ResourceUse(long? PeakAnonymousBytes, long? ReadBytes, long? WrittenBytes)
{
    /// <summary>All files that were read or written: what the system's page cache holds of the run while there is room.</summary>
    public long PageCacheBytes { get; init; }

    /// <summary>Bytes of scratch files.</summary>
    public long ScratchBytes { get; init; }

    /// <summary>The sizes of the files that are there, each counted once.</summary>
    public static long BytesOf(IEnumerable<string> files) => files
        .Select(path => Path.GetFullPath(FramePath.FileOf(path))).Distinct()
        .Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length);
}
