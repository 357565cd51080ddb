using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// Pictures of frames that are there already: the JPEG beside the RAW, the TIFF made of it. Of a frame in several files the one
/// closest to the sensor takes part.
/// </summary>
internal sealed class Twins
{
    private const int LastOfSensor = 1;

    private readonly ILookup<string, Candidate> _byStem;
    private readonly bool _hasSensorFrames;

    public Twins(IReadOnlyList<Candidate> candidates)
    {
        _byStem = candidates.ToLookup(candidate => candidate.File.Stem, StringComparer.OrdinalIgnoreCase);
        _hasSensorFrames = candidates.Any(candidate => IsOfSensor(candidate.Info));
    }

    /// <summary>Why a file gives way to another; null where it doesn't.</summary>
    public string? Reason(Candidate candidate)
    {
        int rank = Rank(candidate.Info);
        if (rank == 0) return null;
        var twin = _byStem[candidate.File.Stem]
            .Where(other => Rank(other.Info) < rank && IsNear(candidate.File.Folder, other.File.Folder, rank))
            .OrderBy(other => Rank(other.Info)).ThenBy(other => other.File.Place, NaturalOrder.Instance).FirstOrDefault();
        if (twin is not null) return $"is a twin of {twin.File.Place}, which takes part";
        if (candidate.Info.DecodedThroughCurve && _hasSensorFrames)
            return $"is a {candidate.Info.FormatName} picture in a night of RAW or FITS frames";
        return null;
    }

    /// <summary>True for what a camera or a capturing program writes.</summary>
    public static bool IsOfSensor(FrameInfo info) => Rank(info) <= LastOfSensor;

    // 0 as the camera wrote it, 1 FITS and DNG (which may be converted), then linear pictures, last those through a curve.
    private static int Rank(FrameInfo info)
    {
        if (info.DecodedThroughCurve) return 4;
        bool isDng = info.Path.EndsWith(".dng", StringComparison.OrdinalIgnoreCase);
        if (info.FormatName.StartsWith("camera RAW", StringComparison.Ordinal)) return isDng ? 1 : 0;
        if (info.FormatName == "FITS" || info.FormatName.StartsWith("DNG", StringComparison.Ordinal)) return 1;
        return info.FormatName == "TIFF" ? 2 : 3;
    }

    // Beside it; a picture also in the folder above, below or next to it.
    private static bool IsNear(string folder, string other, int rank)
    {
        if (folder == other) return true;
        if (rank <= LastOfSensor) return false;
        string parent = Parent(folder), otherParent = Parent(other);
        return parent == other || folder == otherParent || parent == otherParent;
    }

    private static string Parent(string folder) => folder.LastIndexOf('/') is >= 0 and var at ? folder[..at] : "";
}
