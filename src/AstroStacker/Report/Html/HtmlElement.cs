using System.Net;
using System.Text;

namespace AstroStacker.Report.Html;

/// <summary>An element with its attributes and what it holds.</summary>
/// <param name="name">Of the tag, small letters.</param>
/// <param name="content">What is null is left out.</param>
internal sealed class HtmlElement(string name, params IEnumerable<HtmlNode?> content) : HtmlNode
{
    private static readonly HashSet<string> s_void = ["meta", "link", "img", "br"];

    private readonly List<HtmlNode?> _content = [.. content];
    private readonly List<(string Name, string Value)> _attributes = [];

    /// <summary>The same element with one attribute more; its value is escaped.</summary>
    public HtmlElement With(string attribute, string value)
    {
        _attributes.Add((attribute, value));
        return this;
    }

    public override void WriteTo(StringBuilder page)
    {
        page.Append('<').Append(name);
        foreach (var (attribute, value) in _attributes)
            page.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        page.Append('>');
        if (s_void.Contains(name)) return;
        foreach (var node in _content) node?.WriteTo(page);
        page.Append("</").Append(name).Append('>');
        if (name is "section" or "tr" or "figure" or "li" or "p" or "h2" or "style" or "script") page.Append('\n');
    }
}
