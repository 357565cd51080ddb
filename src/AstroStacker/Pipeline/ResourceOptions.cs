namespace AstroStacker.Pipeline;

/// <summary>What the run may use of the machine. None of it changes a pixel.</summary>
public sealed record ResourceOptions
{
    /// <summary>Bytes of the process's own memory to plan for; null: half of what the machine or its cgroup has.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Threads; null: one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Folder for what does not fit in memory; null: the system's temporary folder.</summary>
    public string? ScratchFolder { get; init; }

    /// <summary>
    /// Folder in which surveys are kept from run to run; null: none are kept. The command line gives the user's own.
    /// </summary>
    public string? SurveyCacheFolder { get; init; }

    /// <summary>
    /// Folder for masters made of several frames, as FITS and PNG files for the user to keep; null: none are written.
    /// </summary>
    public string? MasterFolder { get; init; }

    /// <summary>
    /// Where there is no <see cref="MasterFolder"/>: folder in which masters are kept from run to run; null: none are kept. The
    /// command line gives the user's own.
    /// </summary>
    public string? MasterCacheFolder { get; init; }

    /// <summary>Side or sides of a tile in output pixels, multiples of 64; null: chosen from the number of frames.</summary>
    public (int Width, int Height)? TilePixels { get; init; }
}
