using AstroStacker.Pipeline;
using AstroStacker.Report.Figures;
using AstroStacker.Report.Html;

namespace AstroStacker.Report.Sections;

/// <summary>The run in a few figures, its notes, and the frames that are not in the picture.</summary>
internal static class HeadSection
{
    public static IEnumerable<HtmlNode> Of(StackResult result)
    {
        yield return new HtmlElement("h1", Path.GetFileName(result.OutputBase));
        yield return new HtmlElement("p", Summary(result)).With("class", "quiet");
        if (result.IsPartial)
            yield return new HtmlElement("p", "The run was stopped early: this is a part of the night.").With("class", "warning");
        yield return new HtmlElement("dl", Facts(result)).With("class", "facts").With("id", "facts");
    }

    /// <summary>Skipped frames first: they are what a reader can do something about.</summary>
    public static IEnumerable<HtmlNode> Words(StackResult result)
    {
        var skipped = result.Skipped.ToList();
        if (skipped.Count > 0)
        {
            yield return new HtmlElement("section",
                new HtmlElement("h2", $"Skipped: {Texts.Count(skipped.Count, "frame")}"),
                new HtmlElement("ul", skipped.Select(frame => new HtmlElement("li",
                    new HtmlElement("b", Path.GetFileName(frame.Path)).With("title", frame.Path), $": {frame.SkipReason}"))))
                .With("id", "skipped");
        }

        if (result.Notes.Count == 0) yield break;
        yield return new HtmlElement("section",
            new HtmlElement("h2", "Notes"),
            new HtmlElement("ul", result.Notes.Select(note => new HtmlElement("li", note)))).With("id", "notes");
    }

    private static string Summary(StackResult result)
    {
        var picture = result.Picture;
        string?[] parts =
            [picture.ObjectName, picture.Camera, picture.Filter, Night(picture.FirstStart, picture.LastEnd), picture.Software];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    private static string? Night(DateTime? first, DateTime? last)
    {
        if (first is not { } start) return null;
        string begun = $"{start:yyyy-MM-dd HH:mm}";
        if (last is not { } end) return begun;
        return $"{begun} to {(end.Date == start.Date ? $"{end:HH:mm}" : $"{end:yyyy-MM-dd HH:mm}")}";
    }

    private static IEnumerable<HtmlNode> Facts(StackResult result)
    {
        int used = result.Used.Count(), skipped = result.Skipped.Count();
        yield return Fact("Frames used", Texts.Number(used), skipped == 0 ? "none skipped" : $"{Texts.Number(skipped)} skipped");
        yield return Fact("Exposure", result.Picture.TotalExposureSeconds is { } total ? Texts.Duration(total) : "unknown",
            result.Picture.ExposureSeconds is { } one ? $"{Texts.Duration(one)} the base" : "the files don't tell it");
        yield return Fact("Size", $"{result.Plan.Grid.Width} × {result.Plan.Grid.Height}",
            result.Plan.PlaneCount == 1 ? "pixels, one colour" : "pixels, three colours");
        yield return Noise(result);
        var coverage = result.Coverage;
        yield return Fact("Coverage", $"{Texts.Number(coverage.MeanFrames, "0.0")} frames",
            "a pixel on average" + (coverage.EmptyShare > 0 ? $"; {Texts.Percent(coverage.EmptyShare)} of the pixels have none" : ""));
        yield return Fact("Left out", Texts.Percent(coverage.RejectedShare), "of all samples, as outliers");
        var last = result.Timings.LastOrDefault();
        yield return Fact("Time", last is null ? "unknown" : Texts.Duration(last.StartSeconds + last.Seconds),
            last is null ? "" : $"on {Texts.Count(last.Threads, "thread")}");
        yield return Fact("Memory", Texts.Bytes(result.Resources.PeakAnonymousBytes), "of its own at the most");
    }

    private static HtmlElement Noise(StackResult result)
    {
        double noise = result.Noise.Count == 0 ? 0 : result.Noise[FrameMeasure.MainPlane(result.Noise.Count)];
        return noise > 0
            ? Fact("Noise", Texts.Percent(noise), "of saturation, measured on the result's sky" + (result.Noise.Count > 1 ? ", green" : ""))
            : Fact("Noise", "unknown", "no place of the result is covered whole");
    }

    private static HtmlElement Fact(string name, string value, string about) => new(
        "div", new HtmlElement("dt", name), new HtmlElement("dd", value, new HtmlElement("small", about)));
}
