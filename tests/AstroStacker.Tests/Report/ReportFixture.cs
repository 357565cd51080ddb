using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Pipeline.Selection;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Tests.Report;

/// <summary>Results of runs that never were, with numbers that a test can work out.</summary>
internal static class ReportFixture
{
    public const int Width = 400, Height = 300;

    private static readonly DateTime s_start = new(2026, 3, 14, 22, 58, 0, DateTimeKind.Unspecified);

    /// <summary>So many used frames, each a minute and half a pixel further, with noise 0.001 and weight 1.</summary>
    public static StackResult Result(int count, Func<FrameOutcome, int, FrameOutcome>? change = null)
    {
        FrameOutcome[] frames = [.. Enumerable.Range(0, count).Select(i => change?.Invoke(Frame(i), i) ?? Frame(i))];
        var grid = OutputGrid.For(new PixelRectangle(0, 0, Width, Height), 0, Orientation.Upright);
        return new StackResult
        {
            Job = new StackJob { Lights = [.. frames.Select(frame => frame.Path)] },
            Plan = new StackPlan
            {
                Grid = grid,
                SampleGrid = grid,
                PlaneCount = 3,
                SaturationAdu = 60_000,
                RawMosaic = false,
                CropToVisible = true,
                Integration = new IntegrationOptions { Reject = "winsorized", Normalize = "local", Weight = "noise", Demosaic = "rcd" },
                Masters = [new MasterRecord("dark", "masters/<dark>.fits", "0123abcd")],
                Layers = [new StackLayer("sky", [.. frames.Select(frame => frame.Plan).OfType<FramePlan>()])],
            },
            Picture = new PictureInfo
            {
                Width = Width,
                Height = Height,
                PlaneCount = 3,
                TotalExposureSeconds = 60 * count,
                ExposureSeconds = 60,
                FirstStart = s_start,
                History = ["mean of frames"],
            },
            Frames = frames,
            OutputBase = "aligned-0-11",
            FilesWritten = [],
            Notes = ["A note with <b>markup</b>."],
            IsPartial = false,
            Timings = [new StageTiming("survey", 0, 2, 3, 2), new StageTiming("integrate", 2, 6, 12, 2)],
            Resources = new ResourceUse(150_000_000, null, 1_500),
            Coverage = new CoverageStatistics(count, 0, 0.001, 0.002),
            Noise = [0.0004, 0.0005, 0.0006],
            Maps = [Map("coverage"), Map("rejected-low"), Map("rejected-high")],
        };
    }

    public static FrameOutcome Frame(int index) => new()
    {
        Path = $"lights/IMG_{index:0000}.CR2",
        IsReference = index == 0,
        Survey = new FrameSurvey
        {
            Info = new FrameInfo
            {
                Path = $"lights/IMG_{index:0000}.CR2",
                FormatName = "FITS",
                Width = Width,
                Height = Height,
                VisibleArea = new PixelRectangle(0, 0, Width, Height),
                SampleType = SampleType.UInt16,
                SaturationAdu = 60_000,
                ExposureSeconds = 60,
                StartTime = s_start.AddMinutes(index),
            },
            ContentHash = "hash",
            Planes = [new(0.02, 0.0008), new(0.03, 0.001), new(0.025, 0.0012)],
            Stars = [default],
            FwhmPixels = 2.5 + 0.1 * (index % 5),
            Eccentricity = 0.3,
        },
        Alignment = index == 0 ? "base" : "stars",
        ReferenceToFrame = Transform.Shift(0.5 * index, 0),
        Registration = index == 0 ? null : new RegistrationMeasure("similarity", 80, 20, 0.1, 0.12, 0.98),
        Quality = new FrameQuality { Score = 1, Transparency = 0.9 },
        Plan = new FramePlan
        {
            Frame = index,
            ContentHash = "hash",
            ReferenceToFrame = Transform.Shift(0.5 * index, 0),
            Normalization = [PlaneNormalization.None, PlaneNormalization.None, PlaneNormalization.None],
            Weights = [1, 1, 1],
        },
    };

    public static FrameOutcome Skipped(FrameOutcome frame, string reason) => frame with { SkipReason = reason, Plan = null };

    private static ReducedMap Map(string name) => new(name, 4, 2, [0, 1, 2, 3, 4, 5, 6, 7]);
}
