using System.Text;

namespace AstroStacker.Report.Html;

/// <summary>Markup that this program made itself: a style sheet, a script, a drawing. Never text from outside.</summary>
internal sealed class HtmlVerbatim(string markup) : HtmlNode
{
    public override void WriteTo(StringBuilder page) => page.Append(markup);
}
