using System.Globalization;
using AstroStacker.Pipeline;
using AstroStacker.Report.Figures;
using AstroStacker.Report.Html;

namespace AstroStacker.Report.Sections;

/// <summary>Every frame with all that is known of it, and whether it was used or why not.</summary>
internal static class FrameTable
{
    private const string Missing = "–";

    public static HtmlNode Of(StackResult result)
    {
        var measures = FrameMeasure.All.Where(measure => result.Frames.Any(frame => measure.Value(frame) is not null)).ToList();
        bool hasTimes = result.Frames.Any(frame => FrameTime.Of(frame) is not null);
        return new HtmlElement("section",
            new HtmlElement("h2", "Frames"),
            new HtmlElement("p", "A click on a heading sorts by it, a second one turns the order.").With("class", "quiet"),
            new HtmlElement("div",
                new HtmlElement("table",
                    new HtmlElement("thead", new HtmlElement("tr", Headings(measures, hasTimes))),
                    new HtmlElement("tbody", result.Frames.Select((frame, i) => Row(i + 1, frame, measures, hasTimes))))
                .With("class", "sortable"))
            .With("class", "scroll").With("tabindex", "0").With("role", "region").With("aria-label", "Table of frames"))
            .With("id", "frames");
    }

    private static IEnumerable<HtmlNode> Headings(IReadOnlyList<FrameMeasure> measures, bool hasTimes)
    {
        yield return Heading("#", "In stacking order.", "number").With("aria-sort", "ascending");
        yield return Heading("Name", "The file.", "name");
        yield return Heading("Outcome", "Used, or why not.", "fate");
        if (hasTimes) yield return Heading("Time", "Start of the exposure, as the file gives it.", "name");
        foreach (var measure in measures) yield return Heading(measure.Heading, measure.About, "number");
    }

    private static HtmlElement Heading(string words, string about, string kind) => new HtmlElement(
        "th", new HtmlElement("button", words).With("type", "button").With("title", about)).With("scope", "col").With("class", kind);

    private static HtmlElement Row(int number, FrameOutcome frame, IReadOnlyList<FrameMeasure> measures, bool hasTimes)
    {
        List<HtmlNode> cells =
        [
            Number(number, "0"),
            new HtmlElement("td", Path.GetFileName(frame.Path)).With("class", "name").With("title", frame.Path),
            new HtmlElement("td", frame.SkipReason ?? (frame.IsReference ? "used, the base" : "used"))
                .With("class", frame.Used ? "fate" : "fate why"),
        ];
        if (hasTimes)
        {
            string time = FrameTime.Of(frame)?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? Missing;
            cells.Add(new HtmlElement("td", time).With("class", "name"));
        }

        cells.AddRange(measures.Select(measure => Number(measure.Value(frame), measure.Format)));
        return new HtmlElement("tr", cells).With("class", frame.Used ? "used" : "skipped");
    }

    private static HtmlElement Number(double? value, string format)
    {
        if (value is not { } number || !double.IsFinite(number)) return new HtmlElement("td", Missing).With("class", "number");
        return new HtmlElement("td", Texts.Number(number, format)).With("class", "number").With("data-value", Texts.Number(number, "R"));
    }
}
