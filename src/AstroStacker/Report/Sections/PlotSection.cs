using AstroStacker.Pipeline;
using AstroStacker.Report.Html;
using AstroStacker.Report.Plots;

namespace AstroStacker.Report.Sections;

/// <summary>The drawings.</summary>
internal static class PlotSection
{
    public static HtmlNode Of(StackResult result)
    {
        var plots = FramePlots.Of(result).Append(NoisePlot.Of(result)).OfType<PlotRecord>().Where(plot => plot.HasPoints).ToList();
        if (plots.Count == 0)
            return new HtmlElement("section", new HtmlElement("h2", "Plots"), new HtmlElement("p", "Nothing was measured on the frames."));
        return new HtmlElement("section",
            new HtmlElement("h2", "Plots"),
            NoisePlot.Absence(result) is { } absence ? new HtmlElement("p", absence).With("class", "quiet") : null,
            new HtmlElement("div", plots.Select(Figure)).With("class", "plots")).With("id", "plots");
    }

    private static HtmlElement Figure(PlotRecord plot) => new HtmlElement("figure",
        new HtmlElement("h3", plot.Title),
        PlotDrawing.Svg(plot),
        new HtmlElement("figcaption",
            new HtmlElement("div", plot.Series.Where(series => series is { Name.Length: > 0, Points.Count: > 0 }).Select(Key)),
            plot.Caption))
        .With("id", $"plot-{plot.Key}");

    private static HtmlElement Key(PlotSeries series) => new HtmlElement("span", series.Name)
        .With("class", series.Style switch { PlotStyle.Dots => "key", PlotStyle.OpenDots => "key open", _ => "key line" })
        .With("style", $"--key:var({PlotDrawing.NameOf(series.Colour)})");
}
