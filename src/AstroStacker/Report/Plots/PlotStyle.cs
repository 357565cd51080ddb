namespace AstroStacker.Report.Plots;

/// <summary>How the points of a series are drawn.</summary>
internal enum PlotStyle
{
    Dots,
    OpenDots,

    /// <summary>From point to point.</summary>
    Line,

    /// <summary>An arrow from each point to the next.</summary>
    Arrows,
}
