using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night;

/// <summary>A file of a night's folder as it was understood.</summary>
public sealed record SortedFrame
{
    public required FrameInfo Info { get; init; }

    public required FrameType Type { get; init; }

    /// <summary>How sure the type is: 0.5 (a guess) to 1 (all that was looked at agrees).</summary>
    public required double Confidence { get; init; }

    /// <summary>What spoke for and against it, the strongest first: "IMAGETYP 'Dark Frame'", "folder 'darks'".</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>True for a ready master of its type.</summary>
    public bool IsMaster { get; init; }

    /// <summary>The target by header, else by file or folder name, as written there; null where nothing names it.</summary>
    public string? Target { get; init; }

    /// <summary>
    /// The filter by header, else by file or folder name, in its common spelling (L, R, G, B, Ha, OIII, SII); null where nothing
    /// names it.
    /// </summary>
    public string? Filter { get; init; }

    /// <summary>
    /// The night it belongs to: the date of the evening (noon to noon) by its start time, else null. Flats belong to a night.
    /// </summary>
    public DateOnly? Night { get; init; }

    /// <summary>Folder below the night's folder, "" for the top; '/' between its parts.</summary>
    public required string Folder { get; init; }
}
