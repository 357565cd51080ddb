using AstroStacker.Report.Html;
using Xunit;

namespace AstroStacker.Tests.Report;

public sealed class HtmlElementTests
{
    private const string Evil = """<img src=x onerror=alert(1)>&"'.fits""";

    [Fact]
    public void Element_TextWithMarkup_IsEscaped() => Assert.Equal(
        "<b>&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;.fits</b>", new HtmlElement("b", Evil).ToString());

    [Fact]
    public void Element_AttributeWithQuotes_IsEscaped() => Assert.Equal(
        "<b title=\"&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;.fits\"></b>", new HtmlElement("b").With("title", Evil).ToString());

    [Fact]
    public void Element_WithoutContent_HasNoEndWhereHtmlHasNone()
    {
        Assert.Equal("<br>", new HtmlElement("br").ToString());
        Assert.Equal("<i></i>", new HtmlElement("i").ToString());
    }

    [Fact]
    public void Element_Nested_KeepsTheOrderAndLeavesOutNull() => Assert.Equal(
        "<div>a<b>c</b>d</div>", new HtmlElement("div", "a", null, new HtmlElement("b", "c"), "d").ToString());
}
