using System.Text.Json.Serialization;
using AstroStacker.Calibration;
using AstroStacker.Integration;
using AstroStacker.Pipeline.Selection;
using AstroStacker.Registration;

namespace AstroStacker.Pipeline;

/// <summary>Every option of a run: the one contract between the command line, reports and the pipeline.</summary>
public sealed record StackJob
{
    /// <summary>The frames to stack, as the user named them.</summary>
    public required IReadOnlyList<string> Lights { get; init; }

    /// <summary>True keeps the mosaic as it is (-r 1): the plain mean of raw ADU, for master frames.</summary>
    public bool RawMosaic { get; init; }

    /// <summary>True crops to the visible window (-v).</summary>
    public bool CropToVisible { get; init; } = true;

    /// <summary>Three pictures wide and high is the widest result: more is a slip of the decimal point.</summary>
    public const double WidestPadding = 1;

    /// <summary>Black border round the picture as a fraction of its width and height (-p).</summary>
    public double Padding { get; init; }

    /// <summary>
    /// "reference" shows what the base shows, "intersection" what all frames show, "union" what any frame shows (--framing).
    /// </summary>
    public string Framing { get; init; } = "reference";

    /// <summary>The masters of all lights but those of <see cref="Sets"/>.</summary>
    public CalibrationOptions Calibration { get; init; } = new();

    /// <summary>Lights with masters of their own; no light is in two sets.</summary>
    public IReadOnlyList<LightSet> Sets { get; init; } = [];

    /// <summary>A list of bad pixels, ours or Siril's, beside what masters and lights show (--bad-pixels); or null.</summary>
    public string? BadPixels { get; init; }

    public RegistrationOptions Registration { get; init; } = new();

    public SelectionOptions Selection { get; init; } = new();

    public IntegrationOptions Integration { get; init; } = new();

    public OutputOptions Output { get; init; } = new();

    public ResourceOptions Resources { get; init; } = new();

    /// <summary>Lights and master frames: all files that the job reads.</summary>
    [JsonIgnore]
    public IEnumerable<string> InputFiles =>
        Lights.Concat(Sets.Select(set => set.Calibration).Append(Calibration)
            .SelectMany(calibration => calibration.Masters).SelectMany(master => master.Files));

    /// <summary>0 nothing, 1 timings and decisions, 2 also pictures of each step (--debug).</summary>
    public int DebugLevel { get; init; }
}
