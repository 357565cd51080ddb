namespace AstroStacker.Report.Html;

/// <summary>The style sheet and the script that lie in the program.</summary>
internal static class PageFile
{
    public static HtmlVerbatim Style => new(Read("Page.css"));

    public static HtmlVerbatim Script => new(Read("Page.js"));

    private static string Read(string name)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream($"{typeof(PageFile).Namespace}.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
