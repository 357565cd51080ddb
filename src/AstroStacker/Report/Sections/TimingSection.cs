using System.Diagnostics;
using System.Globalization;
using AstroStacker.Pipeline;
using AstroStacker.Report.Figures;
using AstroStacker.Report.Html;

namespace AstroStacker.Report.Sections;

/// <summary>When each stage ran, how far its threads were busy, and what the run took of the machine.</summary>
internal static class TimingSection
{
    private const int AxisLength = 1000, BarHeight = 16;

    public static IEnumerable<HtmlNode> Of(StackResult result)
    {
        double end = result.Timings.Select(timing => timing.StartSeconds + timing.Seconds).DefaultIfEmpty(0).Max();
        var table = PlainTable.Of(["Stage", "When", "Took", "Threads busy"], result.Timings.Select(timing => new HtmlNode[]
        {
            timing.Stage, Bar(timing, end), Texts.Duration(timing.Seconds),
            $"{Texts.Number(timing.BusyShare * timing.Threads, "0.0")} of {timing.Threads}",
        }));
        yield return new HtmlElement("section",
            new HtmlElement("h2", "Time"),
            new HtmlElement("div", table).With("class", "timeline"),
            new HtmlElement("p",
                "A bar goes from the begin of a stage to its end; the strong part is the share of the threads' time in which they worked. "
                + "Making this page is not in it.").With("class", "quiet")).With("id", "time");
        yield return Memory(result);
    }

    private static HtmlElement Bar(StageTiming timing, double end)
    {
        double x = end > 0 ? AxisLength * timing.StartSeconds / end : 0;
        double width = Math.Max(2, end > 0 ? AxisLength * timing.Seconds / end : 0);
        HtmlElement Part(double length, string colour) => new HtmlElement("rect")
            .With("x", Place(Math.Min(x, AxisLength - width))).With("y", "2").With("width", Place(length))
            .With("height", (BarHeight - 4).ToString(CultureInfo.InvariantCulture)).With("fill", $"var(--{colour})");
        return new HtmlElement("svg", Part(width, "bar"), Part(width * timing.BusyShare, "used"))
            .With("viewBox", $"0 0 {AxisLength} {BarHeight}").With("preserveAspectRatio", "none").With("role", "img")
            .With("aria-label", $"from {Texts.Duration(timing.StartSeconds)} for {Texts.Duration(timing.Seconds)}");
    }

    private static string Place(double value) => Texts.Number(value, "0.0");

    private static HtmlElement Memory(StackResult result)
    {
        var use = result.Resources;
        using var process = Process.GetCurrentProcess();
        (string Name, long? Bytes)[] figures =
        [
            ("Memory of its own, at the most", use.PeakAnonymousBytes),
            ("All memory, mapped files included, at the most", process.PeakWorkingSet64),
            ("Files that the page cache may hold of the run", use.PageCacheBytes),
            ("Read", use.ReadBytes),
            ("Written", use.WrittenBytes),
            ("Scratch files", use.ScratchBytes),
        ];
        return new HtmlElement("section",
            new HtmlElement("h2", "Memory and bytes"),
            PlainTable.Of(["What", "Bytes"], figures.Select(figure => new HtmlNode[] { figure.Name, Texts.Bytes(figure.Bytes) })))
            .With("id", "memory");
    }
}
