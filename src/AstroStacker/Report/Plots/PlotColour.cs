namespace AstroStacker.Report.Plots;

/// <summary>Colours by what they stand for; the page's style sheet has them for light and for dark.</summary>
internal enum PlotColour
{
    Used,
    Skipped,
    Other,

    /// <summary>What leads the eye from point to point.</summary>
    Path,
}
