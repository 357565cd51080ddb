using AstroStacker.Pipeline;
using AstroStacker.Report.Figures;
using AstroStacker.Report.Html;

namespace AstroStacker.Report.Sections;

/// <summary>The options that are not as they are by themselves.</summary>
internal static class OptionSection
{
    public static HtmlNode Of(StackJob job)
    {
        var changes = ChangedOption.Of(job);
        return new HtmlElement("section",
            new HtmlElement("h2", "Options"),
            changes.Count == 0
                ? new HtmlElement("p", "All options were as they are by themselves.")
                : PlainTable.Of(["Option", "Given", "By itself"],
                    changes.Select(change => new HtmlNode[] { change.Name, change.Value, change.Default }))).With("id", "options");
    }
}
