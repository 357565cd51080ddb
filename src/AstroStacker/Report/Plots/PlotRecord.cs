namespace AstroStacker.Report.Plots;

/// <summary>A plot before it is drawn.</summary>
internal sealed record PlotRecord
{
    /// <summary>Names the figure within the page: small letters and "-".</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>One or two sentences below it.</summary>
    public required string Caption { get; init; }

    public required string XLabel { get; init; }

    public required string YLabel { get; init; }

    public required IReadOnlyList<PlotSeries> Series { get; init; }

    /// <summary>Where x counts minutes: what they are counted from; else null.</summary>
    public DateTime? TimeOrigin { get; init; }

    /// <summary>True where x is a number of frames.</summary>
    public bool CountsFrames { get; init; }

    /// <summary>What the axis sideways spans, so that plots of one night can be compared; null: what the points span.</summary>
    public (double First, double Last)? XRange { get; init; }

    /// <summary>True where a unit is as long upwards as sideways.</summary>
    public bool SameScale { get; init; }

    /// <summary>True where the axis upwards begins at 0.</summary>
    public bool FromZero { get; init; }

    public bool HasPoints => Series.Any(series => series.Points.Count > 0);
}
