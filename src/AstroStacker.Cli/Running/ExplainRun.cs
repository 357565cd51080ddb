using System.Text.Json;
using AstroStacker.Cli.Display;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Report;
using AstroStacker.Report.Pixels;

namespace AstroStacker.Cli.Running;

/// <summary>A pixel's account as the user sees it.</summary>
internal sealed class ExplainRun(Terminal terminal, bool json)
{
    public int Execute(string path, int x, int y)
    {
        var view = ProgressViews.For(terminal, new RunManner(Quiet: false, json, ShowDetails: false, []));
        using var interrupts = new Interrupts(_ => { });
        interrupts.Listen();
        try
        {
            var run = SavedRun.Open(path);
            if (run.IsPartial)
                return Fail($"{path}: the run was stopped before its end, and how far it had got can't be repeated. Stack it whole.");
            var pixel = view.Watch(progress => PixelExplainer.Explain(run.Job, x, y, progress, interrupts.Finish));
            if (json) terminal.Out.Writer.WriteLine(JsonSerializer.Serialize(pixel, StackJson.Options));
            else PixelText.Write(pixel, terminal.Out.Writer);
            return Compare(run, path, pixel);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }
        catch (NothingStackedException)
        {
            return Fail($"{path}: its frames can no longer be stacked. astro-stacker verify {RepeatedCommand.Quoted(path)} tells why.");
        }
        catch (Exception error) when (
            error is FrameException or StackJobException or IOException or UnauthorizedAccessException)
        {
            return Fail(error.Message);
        }
    }

    /// <summary>Beside what a float picture of the run holds.</summary>
    private int Compare(SavedRun run, string path, PixelExplanation pixel)
    {
        if (FloatPicture(run, path) is not { } picture) return ExitCodes.AllUsed;
        using var reader = FrameFormats.Open(picture);
        var at = new PixelRectangle(pixel.X, pixel.Y, 1, 1);
        if (reader.Info.PlaneCount != pixel.Final.Count || !reader.Info.SensorArea.Contains(at)) return ExitCodes.AllUsed;
        float[] held = new float[pixel.Final.Count];
        for (int plane = 0; plane < held.Length; plane++) reader.Read(plane, at, held.AsSpan(plane, 1));
        bool isSame = held.Zip(pixel.Final).All(
            pair => BitConverter.SingleToInt32Bits(pair.First) == BitConverter.SingleToInt32Bits(pair.Second));
        if (!json)
        {
            terminal.Out.Writer.WriteLine(isSame
                ? $"{picture} holds the same, to the last bit."
                : $"{picture} holds {PixelText.Numbers(held)}, which is something else: see astro-stacker verify.");
        }

        return isSame ? ExitCodes.AllUsed : ExitCodes.FramesSkipped;
    }

    private static string? FloatPicture(SavedRun run, string path)
    {
        string stem = run.SummaryPath[..^".json".Length];
        return new[] { path, stem + ".tif", stem + ".fits" }.FirstOrDefault(
            file => Path.GetExtension(file) is ".tif" or ".fits" && Path.ChangeExtension(file, null) == stem && File.Exists(file));
    }

    private int Fail(string message)
    {
        terminal.WriteError(message);
        return ExitCodes.Unusable;
    }
}
