using System.Text;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Report.Html;
using AstroStacker.Report.Sections;

namespace AstroStacker.Report;

/// <summary>The report of a run as one page that needs no network: what became of each frame, and why.</summary>
public static class StackPage
{
    // Nothing is ever fetched, whatever a name in the page looks like.
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    /// <summary>Writes the page beside the pictures and returns its path.</summary>
    public static string Write(StackResult result)
    {
        string path = OutputNames.Report(result.OutputBase);
        File.WriteAllText(path, ToHtml(result));
        return path;
    }

    public static string ToHtml(StackResult result)
    {
        HtmlNode[] slow = new HtmlNode[3];
        Func<StackResult, HtmlNode>[] sections = [PlotSection.Of, PreviewSection.Of, MapSection.Of];
        int threads = result.Job.Resources.Threads ?? Environment.ProcessorCount;
        Rows.ForEach(slow.Length, threads, CancellationToken.None, i => slow[i] = sections[i](result));
        var (plots, preview, maps) = (slow[0], slow[1], slow[2]);
        var page = new StringBuilder("<!DOCTYPE html>\n");
        new HtmlElement("html", Head(result), new HtmlElement("body",
            [
                new HtmlElement("main",
                [
                    .. HeadSection.Of(result), preview, .. HeadSection.Words(result), FrameTable.Of(result), plots, maps,
                    .. CalibrationSection.Of(result), OptionSection.Of(result.Job), .. TimingSection.Of(result),
                ]),
                new HtmlElement("footer", $"{result.Picture.Software}. Every number is in {Path.GetFileName(result.OutputBase)}.json too.")
                    .With("class", "quiet"),
                new HtmlElement("script", PageFile.Script),
            ])).With("lang", "en").WriteTo(page);
        return page.Append('\n').ToString();
    }

    private static HtmlElement Head(StackResult result) => new("head",
        new HtmlElement("meta").With("charset", "utf-8"),
        new HtmlElement("meta").With("http-equiv", "Content-Security-Policy").With("content", Policy),
        new HtmlElement("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
        new HtmlElement("meta").With("name", "color-scheme").With("content", "light dark"),
        new HtmlElement("title", $"{Path.GetFileName(result.OutputBase)}: report of the stack"),
        // Else a browser looks for one beside the page.
        new HtmlElement("link").With("rel", "icon").With("href", "data:,"),
        new HtmlElement("style", PageFile.Style));
}
