using System.Net;
using System.Text;

namespace AstroStacker.Report.Html;

/// <summary>Text between the tags.</summary>
internal sealed class HtmlText(string text) : HtmlNode
{
    public override void WriteTo(StringBuilder page) => page.Append(WebUtility.HtmlEncode(text));
}
