namespace AstroStacker.Report.Pixels;

/// <summary>All that a pixel of a result is made of.</summary>
public sealed record PixelExplanation
{
    /// <summary>Column of the result.</summary>
    public required int X { get; init; }

    /// <summary>Row of the result.</summary>
    public required int Y { get; init; }

    /// <summary>"mean", "median" and so on.</summary>
    public required string Combine { get; init; }

    /// <summary>How outliers were found.</summary>
    public required string Reject { get; init; }

    /// <summary>In stacking order.</summary>
    public required IReadOnlyList<FrameAtPixel> Frames { get; init; }

    /// <summary>One a colour.</summary>
    public required IReadOnlyList<PlaneAtPixel> Planes { get; init; }

    /// <summary>Row-major, from the stack's colours to the result's; null where they are the same.</summary>
    public IReadOnlyList<double>? ColourMatrix { get; init; }

    /// <summary>What the float files hold, to the last bit; one a colour.</summary>
    public required IReadOnlyList<float> Final { get; init; }
}
