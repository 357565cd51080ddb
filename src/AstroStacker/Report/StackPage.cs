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
        var page = new StringBuilder("<!DOCTYPE html>\n");
        new HtmlElement("html", Head(result), new HtmlElement("body",
            new HtmlElement("main", Sections(result).Select(section => new HtmlVerbatim(section))),
            new HtmlElement("footer", $"{result.Picture.Software}. Every number is in {Path.GetFileName(result.OutputBase)}.json too.")
                .With("class", "quiet"),
            new HtmlElement("script", PageFile.Script))).With("lang", "en").WriteTo(page);
        return page.Append('\n').ToString();
    }

    /// <summary>The markup of each part, in the order of the page; made side by side.</summary>
    private static string[] Sections(StackResult result)
    {
        // The plots take the longest: they are begun first.
        (int Place, Func<IEnumerable<HtmlNode>> Nodes)[] sections =
        [
            (4, () => [PlotSection.Of(result)]),
            (1, () => [PreviewSection.Of(result)]),
            (5, () => [MapSection.Of(result)]),
            (3, () => [FrameTable.Of(result)]),
            (0, () => HeadSection.Of(result)),
            (2, () => HeadSection.Words(result)),
            (6, () => CalibrationSection.Of(result)),
            (7, () => [OptionSection.Of(result.Job)]),
            (8, () => TimingSection.Of(result)),
        ];
        var markup = new string[sections.Length];
        int threads = result.Job.Resources.Threads ?? Environment.ProcessorCount;
        Rows.ForEach(sections.Length, threads, CancellationToken.None, i =>
        {
            var text = new StringBuilder();
            foreach (var node in sections[i].Nodes()) node.WriteTo(text);
            markup[sections[i].Place] = text.ToString();
        });
        return markup;
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
