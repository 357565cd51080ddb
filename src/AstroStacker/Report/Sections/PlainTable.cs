using AstroStacker.Report.Html;

namespace AstroStacker.Report.Sections;

/// <summary>A small table in a box of its own, so that a narrow screen scrolls it and not the page.</summary>
internal static class PlainTable
{
    public static HtmlElement Of(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<HtmlNode>> rows) => new HtmlElement("div",
        new HtmlElement("table",
            new HtmlElement("thead", new HtmlElement("tr",
                headings.Select(heading => new HtmlElement("th", heading).With("scope", "col")))),
            new HtmlElement("tbody", rows.Select(row => new HtmlElement("tr", row.Select(cell => new HtmlElement("td", cell)))))))
        .With("class", "scroll").With("tabindex", "0").With("role", "region").With("aria-label", $"Table: {string.Join(", ", headings)}");
}
