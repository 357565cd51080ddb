using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Report.Html;

namespace AstroStacker.Report.Sections;

/// <summary>The masters that were applied, and the steps that the picture went through.</summary>
internal static class CalibrationSection
{
    public static IEnumerable<HtmlNode> Of(StackResult result)
    {
        var masters = result.Plan.Masters;
        yield return new HtmlElement("section",
            new HtmlElement("h2", "Calibration"),
            masters.Count == 0
                ? new HtmlElement("p", "No masters: the frames were not calibrated beyond the black level of their files.")
                : PlainTable.Of(["Role", "Master", "Hash"], masters.Select(Row)),
            masters.Count == 0 ? null : new HtmlElement("p", "What was noticed about them stands among the notes.").With("class", "quiet"))
            .With("id", "calibration");
        yield return new HtmlElement("section",
            new HtmlElement("h2", "Steps"),
            new HtmlElement("ul", result.Picture.History.Select(step => new HtmlElement("li", step)))).With("id", "steps");
    }

    private static HtmlNode[] Row(MasterRecord master) =>
        [master.Role, new HtmlElement("span", Path.GetFileName(master.Path)).With("title", master.Path), master.ContentHash];
}
