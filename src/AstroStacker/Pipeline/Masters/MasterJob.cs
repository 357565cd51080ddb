using AstroStacker.Calibration;
using AstroStacker.Integration.Rejection;

namespace AstroStacker.Pipeline.Masters;

/// <summary>A master to be made of frames and written, without any lights.</summary>
public sealed record MasterJob
{
    /// <summary>What a master can be of.</summary>
    public static readonly IReadOnlyList<string> Roles = ["dark", "flat", "bias", "dark-flat"];

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>The frames.</summary>
    public required MasterSource Frames { get; init; }

    /// <summary>Of flats: what is taken off each where there is no dark-flat; null: the black level of their files.</summary>
    public MasterSource? Bias { get; init; }

    /// <summary>Of flats: a dark of their own exposure.</summary>
    public MasterSource? DarkFlat { get; init; }

    /// <summary>Path and name of the results without ending; empty: "master-dark" in the current folder.</summary>
    public string Prefix { get; init; } = "";

    public bool Overwrite { get; init; }

    /// <summary>How far samples may lie from the others of their pixel.</summary>
    public RejectionOptions Limits { get; init; } = new();

    public ResourceOptions Resources { get; init; } = new();
}
