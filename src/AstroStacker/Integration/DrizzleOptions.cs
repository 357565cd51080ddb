namespace AstroStacker.Integration;

/// <summary>Drizzle: each raw sample dropped into its own colour on a finer grid, nothing interpolated.</summary>
public sealed record DrizzleOptions
{
    /// <summary>Output pixels a side of a sensor pixel: 1 to 4 in halves (--drizzle).</summary>
    public double Scale { get; init; } = 2;

    /// <summary>Side of a drop in sensor pixels, above 0, at most 2 (--drop).</summary>
    public double DropPixels { get; init; } = 0.7;

    /// <summary>A name of DrizzleKernels.All.</summary>
    public string Kernel { get; init; } = "square";

    /// <summary>How far to look for neighbours to fill pixels that no drop reached; 0 leaves them empty (--fill-holes).</summary>
    public int FillHolesPixels { get; init; }
}
