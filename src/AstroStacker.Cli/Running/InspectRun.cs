using System.Globalization;
using System.Text.Json;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Report.Frames;

namespace AstroStacker.Cli.Running;

/// <summary>The look at single frames as the user sees it.</summary>
internal sealed class InspectRun(Terminal terminal, bool json)
{
    public int Execute(IReadOnlyList<string> files, IReadOnlyList<string> problems)
    {
        using var interrupts = new Interrupts(_ => { });
        interrupts.Listen();
        var found = new List<FrameInspection>();
        var failures = new List<string>(problems);
        try
        {
            foreach (string file in files)
            {
                try
                {
                    var frame = FrameInspector.Inspect(file, interrupts.Finish);
                    found.Add(frame);
                    if (!json) Write(frame);
                }
                catch (FrameException error)
                {
                    failures.Add(error.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }

        if (json) terminal.Out.Writer.WriteLine(JsonSerializer.Serialize(found, StackJson.Options));
        foreach (string failure in failures) terminal.WriteError(failure);
        return failures.Count == 0 ? ExitCodes.AllUsed : ExitCodes.Unusable;
    }

    private void Write(FrameInspection frame)
    {
        var writer = terminal.Out.Writer;
        writer.WriteLine($"{frame.Path}: {frame.Format}");
        string window = frame.VisibleArea is { X: 0, Y: 0 } all && all.Width == frame.Width && all.Height == frame.Height
            ? "" : $", {frame.VisibleArea.Width} x {frame.VisibleArea.Height} of them see light";
        Line("pixels", $"{frame.Width} x {frame.Height}{window}, {frame.Cfa ?? "no mosaic"}, {frame.SampleType}");
        Line("settings", string.Join(", ", Settings(frame)));
        Line("levels", Text(
            $"{frame.LowestAdu:0.####} to {frame.HighestAdu:0.####}, middle {frame.MedianAdu:0.####} ADU; black {frame.BlackAdu:0.##}, ")
            + Text($"saturation {frame.SaturationAdu:0.##}, {100 * frame.SaturatedShare:0.###} % saturated"));
        Line("sky", string.Join("; ", frame.Sky.Select(plane => Text($"{plane.Background:0.00000} +- {plane.Noise:0.00000}")))
            + " of saturation");
        Line("stars", frame.StarCount == 0 ? "none" : Text(
            $"{frame.StarCount}, FWHM {frame.FwhmPixels:0.00} px, eccentricity {frame.Eccentricity:0.00}"));
        if (frame.FwhmMapPixels.Any(fwhm => fwhm is not null))
            foreach (var (row, number) in frame.FwhmMapPixels.Chunk(3).Select((row, number) => (row, number)))
                Line(number == 0 ? "FWHM map" : "", string.Join("  ", row.Select(Cell)));
        foreach (string warning in frame.Warnings) Line("off", warning);

        void Line(string title, string text) => writer.WriteLine($"  {title,-9} {text}");
    }

    private static string Cell(double? fwhmPixels) => fwhmPixels is { } value ? Text($"{value,5:0.00}") : "    -";

    private static IEnumerable<string> Settings(FrameInspection frame)
    {
        if (frame.Type is { } type) yield return $"{type} by its header";
        if (frame.Camera is { } camera) yield return camera;
        if (frame.ExposureSeconds is { } seconds) yield return Text($"{seconds:0.######} s");
        if (frame.Iso is { } iso) yield return Text($"ISO {iso:0}");
        if (frame.Gain is { } gain) yield return Text($"gain {gain:0.##}");
        if (frame.Offset is { } offset) yield return Text($"offset {offset:0.##}");
        if (frame.TemperatureCelsius is { } celsius) yield return Text($"{celsius:0.#} C");
        if (frame.Filter is { } filter) yield return $"filter {filter}";
        if (frame.Object is { } name) yield return name;
        if (frame.StartTime is { } start) yield return start.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
