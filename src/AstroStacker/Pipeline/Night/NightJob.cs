namespace AstroStacker.Pipeline.Night;

/// <summary>A folder to be stacked whole.</summary>
public sealed record NightJob
{
    public required NightPlan Plan { get; init; }

    /// <summary>Pictures and summaries go here, masters into its folder "masters".</summary>
    public required string OutputFolder { get; init; }

    /// <summary>How every picture is made; its lights, masters and names are put in.</summary>
    public required StackJob Template { get; init; }
}
