using System.Globalization;
using AstroStacker.Report.Html;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace AstroStacker.Report.Plots;

/// <summary>
/// Draws a plot as SVG to stand in a page. ScottPlot scales, places the ticks and draws; the colours are the style sheet's, so that one
/// drawing suits light and dark, and the words are the page's own text, so that no font is needed where the report is made.
/// </summary>
internal static class PlotDrawing
{
    private const int Width = 400, Height = 230;

    private const int Left = 56, Right = 10, Top = 20, Bottom = 36;

    private const int TargetTicks = 5;

    /// <summary>Beyond so many arrows none can be told from its neighbour.</summary>
    private const int MostArrows = 80;

    // Colours that stand for those of the style sheet until the drawing is text.
    private static readonly (string Stand, string Name)[] s_colours =
        [("#0A0001", "used"), ("#0A0002", "skipped"), ("#0A0003", "other"), ("#0A0004", "path"), ("#0A0005", "line"), ("#0A0006", "faint")];

    private static readonly Color s_axis = Color.FromHex(s_colours[4].Stand), s_grid = Color.FromHex(s_colours[5].Stand);

    /// <summary>The name by which the style sheet knows a colour.</summary>
    public static string NameOf(PlotColour colour) => $"--{s_colours[(int)colour].Name}";

    public static HtmlElement Svg(PlotRecord record)
    {
        var plot = new Plot();
        plot.FigureBackground.Color = plot.DataBackground.Color = Colors.Transparent;
        plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Top));
        plot.Axes.Color(s_axis);
        plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = false;
        plot.Grid.MajorLineColor = s_grid;
        plot.Axes.Left.TickLabelStyle.IsVisible = plot.Axes.Bottom.TickLabelStyle.IsVisible = false;
        plot.Axes.Left.MinorTickStyle.Length = plot.Axes.Bottom.MinorTickStyle.Length = 0;
        foreach (var series in record.Series) Add(plot, series);
        plot.Axes.AutoScale();
        if (record.XRange is { } range) plot.Axes.SetLimitsX(range.First - Margin(range), range.Last + Margin(range));
        if (record.FromZero) plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top);
        plot.Axes.Left.TickGenerator = new NumericAutomatic { TargetTickCount = TargetTicks, LabelFormatter = Label };
        plot.Axes.Bottom.TickGenerator = record.TimeOrigin is { } origin
            ? Manual(TimeTicks.Of(origin, plot.Axes.GetLimits().Left, plot.Axes.GetLimits().Right))
            : new NumericAutomatic { TargetTickCount = TargetTicks, LabelFormatter = Label, IntegerTicksOnly = record.CountsFrames };
        if (record.SameScale) plot.Axes.SquareUnits();
        string drawing = Coloured(Inside(plot.GetSvgXml(Width, Height)));
        // Names of clipping paths must be the figure's own: the page holds many.
        drawing = drawing.Replace("id=\"cl", $"id=\"{record.Key}-cl", StringComparison.Ordinal)
            .Replace("url(#cl", $"url(#{record.Key}-cl", StringComparison.Ordinal);
        return new HtmlElement("svg", [new HtmlVerbatim(drawing.Trim()), .. Words(plot, record)])
            .With("viewBox", $"0 0 {Width} {Height}").With("role", "img").With("aria-label", $"{record.Title}: {record.Caption}");
    }

    private static void Add(Plot plot, PlotSeries series)
    {
        if (series.Points.Count == 0) return;
        var colour = Color.FromHex(s_colours[(int)series.Colour].Stand);
        double[] xs = [.. series.Points.Select(point => point.X)], ys = [.. series.Points.Select(point => point.Y)];
        switch (series.Style)
        {
            case PlotStyle.Arrows when series.Points.Count <= MostArrows:
                AddArrows(plot, series.Points, colour);
                break;
            case PlotStyle.Line or PlotStyle.Arrows:
                var line = plot.Add.ScatterLine(xs, ys, colour);
                line.LineWidth = 1.5f;
                break;
            default:
                var dots = plot.Add.Markers(xs, ys, MarkerShape.FilledCircle, size: series.Points.Count > MostArrows ? 4 : 6, colour);
                if (series.Style == PlotStyle.Dots) break;
                (dots.MarkerStyle.Shape, dots.MarkerStyle.Size) = (MarkerShape.OpenCircle, 9);
                (dots.MarkerStyle.LineColor, dots.MarkerStyle.LineWidth) = (colour, 2);
                break;
        }
    }

    private static void AddArrows(Plot plot, IReadOnlyList<PlotPoint> points, Color colour)
    {
        for (int i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            // An arrow without length has no direction.
            if (from == to) continue;
            var arrow = plot.Add.Arrow(new Coordinates(from.X, from.Y), new Coordinates(to.X, to.Y));
            (arrow.ArrowFillColor, arrow.ArrowLineWidth, arrow.ArrowWidth) = (colour, 0, 1.2f);
            (arrow.ArrowheadWidth, arrow.ArrowheadLength, arrow.ArrowheadAxisLength) = (8, 11, 11);
        }
    }

    /// <summary>So that no point lies on the frame; half a unit where there is but one.</summary>
    private static double Margin((double First, double Last) range) => range.Last > range.First ? 0.04 * (range.Last - range.First) : 0.5;

    private static NumericManual Manual(IReadOnlyList<(double Minutes, string Label)> ticks) =>
        new([.. ticks.Select(tick => tick.Minutes)], [.. ticks.Select(tick => tick.Label)]);

    private static string Label(double value) => Math.Round(value, 10).ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>What stands between the tags of the whole: the page has a tag of its own.</summary>
    private static string Inside(string svg)
    {
        int start = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        return svg[start..svg.LastIndexOf("</svg>", StringComparison.Ordinal)];
    }

    private static string Coloured(string drawing)
    {
        foreach (var (stand, name) in s_colours)
            drawing = drawing.Replace($"\"{stand}\"", $"\"var(--{name})\"", StringComparison.Ordinal);
        return drawing;
    }

    private static IEnumerable<HtmlNode> Words(Plot plot, PlotRecord record)
    {
        var area = plot.RenderManager.LastRender.DataRect;
        foreach (var tick in plot.Axes.Bottom.TickGenerator.Ticks.Where(tick => tick.IsMajor))
            yield return Text(plot.Axes.Bottom.GetPixel(tick.Position, area), area.Bottom + 16, "middle", tick.Label);
        foreach (var tick in plot.Axes.Left.TickGenerator.Ticks.Where(tick => tick.IsMajor))
            yield return Text(Left - 7, plot.Axes.Left.GetPixel(tick.Position, area) + 4, "end", tick.Label);
        yield return Text(Left, Top - 8, "start", record.YLabel);
        yield return Text(Width - Right, Height - 4, "end", record.XLabel);
    }

    private static HtmlElement Text(float x, float y, string anchor, string words) => new HtmlElement("text", words)
        .With("x", x.ToString("0.#", CultureInfo.InvariantCulture)).With("y", y.ToString("0.#", CultureInfo.InvariantCulture))
        .With("text-anchor", anchor);
}
