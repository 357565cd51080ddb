using System.Text;

namespace AstroStacker.Report.Html;

/// <summary>A piece of a page. Plain text becomes one by itself and is always escaped.</summary>
internal abstract class HtmlNode
{
    /// <summary>Text as it is to be read: whatever it holds, it is no markup.</summary>
    public static implicit operator HtmlNode(string text) => new HtmlText(text);

    public abstract void WriteTo(StringBuilder page);

    public override string ToString()
    {
        var page = new StringBuilder();
        WriteTo(page);
        return page.ToString();
    }
}
