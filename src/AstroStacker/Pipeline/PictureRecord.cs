using AstroStacker.Colour;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>What the result's files say of themselves.</summary>
internal static class PictureRecord
{
    public static PictureInfo Of(
        StackJob job, StackPlan plan, IReadOnlyList<AlignedLight> used, AlignedLight reference, ColourConversion colour)
    {
        var info = reference.Surveyed.Light.Info!;
        var infos = used.Select(frame => frame.Surveyed.Light.Info!).ToList();
        bool calibrated = plan.Masters.Count > 0;
        return new PictureInfo
        {
            Width = plan.Grid.Width,
            Height = plan.Grid.Height,
            PlaneCount = plan.PlaneCount,
            IsRawAdu = job.RawMosaic,
            IsSrgb = colour.IsSrgb,
            Cfa = job.RawMosaic ? info.Cfa?.Shift(Origin(job, info).X, Origin(job, info).Y) : null,
            BlackSubtracted = !job.RawMosaic || calibrated || info.BlackSubtracted,
            SaturationAdu = job.RawMosaic ? info.SaturationAdu : null,
            ExposureSeconds = info.ExposureSeconds,
            TotalExposureSeconds = infos.All(frame => frame.ExposureSeconds is not null)
                ? infos.Sum(frame => frame.ExposureSeconds) : null,
            FrameCount = used.Count,
            FirstStart = infos.Min(frame => frame.StartTime),
            LastEnd = infos.Max(frame => frame.StartTime?.AddSeconds(frame.ExposureSeconds ?? 0)),
            Camera = info.Camera,
            Filter = info.Filter,
            ObjectName = info.ObjectName,
            TemperatureCelsius = info.TemperatureCelsius,
            Iso = info.Iso,
            FocalLengthMillimetres = info.FocalLengthMillimetres,
            World = info.World?.Through(plan.Grid.ToReference),
            // Frames that are calibrated and aligned are no master of their type.
            Capture = info.Capture with
            {
                Type = job.RawMosaic ? TypeOf(infos) : null,
                IsMaster = job.RawMosaic,
                PixelSizeMicrometres = info.Capture.PixelSizeMicrometres / (plan.Integration.Drizzle?.Scale ?? 1),
            },
            Software = $"AstroStacker {typeof(PictureRecord).Assembly.GetName().Version?.ToString(3)}",
            History = History(plan, infos, colour),
        };
    }

    private static FrameType? TypeOf(IReadOnlyList<FrameInfo> infos) =>
        infos.All(info => info.Capture.Type == infos[0].Capture.Type) ? infos[0].Capture.Type : null;

    private static PixelRectangle Origin(StackJob job, FrameInfo info) => job.CropToVisible ? info.VisibleArea : info.SensorArea;

    /// <summary>The steps in order; no clock, host or path, so that equal runs write equal files.</summary>
    private static List<string> History(StackPlan plan, IReadOnlyList<FrameInfo> infos, ColourConversion colour)
    {
        var steps = plan.Masters.Select(master => $"calibrated with master {master.Role} {master.ContentHash}").ToList();
        var options = plan.Integration;
        if (!plan.RawMosaic)
        {
            steps.Add($"demosaic {options.Demosaic}, interpolation {options.Interpolation}");
            steps.Add($"normalisation {options.Normalize}, weights {options.Weight}");
        }

        steps.Add(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{options.Combine} of {infos.Count} frames, rejection {options.Reject} {options.SigmaLow}/{options.SigmaHigh}"));
        if (options.Drizzle is { } drizzle)
        {
            steps.Add(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"drizzle at scale {drizzle.Scale}, drops of {drizzle.DropPixels} pixels, kernel {drizzle.Kernel}"));
        }

        steps.Add($"colours: {colour.Description}");
        steps.AddRange(infos.Select(info => info.DecoderVersion).OfType<string>().Distinct().Select(name => $"decoded by {name}"));
        steps.AddRange(plan.Layers[0].Frames.Select(frame => $"frame {frame.ContentHash}"));
        return steps;
    }
}
