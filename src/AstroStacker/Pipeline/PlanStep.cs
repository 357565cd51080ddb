using AstroStacker.Colour;
using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Rejection;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Pipeline;

/// <summary>Settles every choice of the integration: grid, methods, normalisation, weights.</summary>
internal static class PlanStep
{
    public static StackPlan Make(
        StackJob job, IReadOnlyList<AlignedLight> frames, AlignedLight reference, IReadOnlyList<MasterRecord> masters,
        ColourConversion colour)
    {
        var info = reference.Surveyed.Light.Info!;
        float saturation = SaturationLevel.OfGroup(frames.Select(frame => frame.Surveyed.Survey!));
        var area = Framing.Area(
            job.Framing, Used(info, job), [.. frames.Select(frame => (frame.ReferenceToFrame!, Used(frame.Surveyed.Light.Info!, job)))]);
        bool turns = job.Output.Orient == "reference" && !job.RawMosaic;
        int planeCount = info.Cfa is not null && !job.RawMosaic ? 3 : info.PlaneCount;
        var integration = Resolve(job, frames, masters.Any(master => master.Role == "dark"));
        var layer = new StackLayer("sky", PlanFrames(frames, reference, integration, planeCount, saturation));
        OutputGrid Grid(double scale) => OutputGrid.For(area, job.Padding, turns ? info.Orientation : Orientation.Upright, scale);
        return new StackPlan
        {
            Grid = Grid(integration.Drizzle?.Scale ?? ScaleOf(integration)),
            SampleGrid = Grid(ScaleOf(integration)),
            PlaneCount = planeCount,
            SaturationAdu = saturation,
            RawMosaic = job.RawMosaic,
            CropToVisible = job.CropToVisible,
            White = [.. colour.White.Select(level => (float)(level * (integration.Combine == "sum" ? frames.Count : 1)))],
            HeedsSaturation = integration is { Normalize: not "none", Combine: "mean" or "median" or "sum" },
            Balance = BalanceOf(info, InUnitsOf(saturation, reference.Surveyed.Survey!), integration),
            Integration = integration,
            Masters = masters,
            Layers = [layer],
        };
    }

    /// <summary>White is one number in every colour; where the file doesn't say which, the sky is taken to be grey.</summary>
    private static MosaicBalance? BalanceOf(FrameInfo info, IReadOnlyList<PlaneStatistics> levels, IntegrationOptions integration)
    {
        // Well above any sky's noise, and the same all night.
        const float offset = 0.1f;
        const double leastGain = 0.4, mostGain = 2.5;
        if (integration.Demosaic == "none") return null;
        var gains = info.Colour?.DaylightMultipliers ?? info.Colour?.CameraMultipliers
            ?? (levels.All(level => level.Background > 0)
                ? [.. levels.Select(level => Math.Clamp(levels[1].Background / level.Background, leastGain, mostGain))]
                : [.. Enumerable.Repeat(1.0, info.Cfa!.ColourCount)]);
        return new MosaicBalance([.. gains.Select(gain => (float)gain)], offset);
    }

    /// <summary>Output pixels a side of a sensor's: a demosaic that makes one pixel of several samples makes a smaller picture.</summary>
    private static double ScaleOf(IntegrationOptions integration) =>
        integration.Demosaic == "none" ? 1 : 1.0 / DemosaicMethods.Get(integration.Demosaic).Scale;

    /// <summary>The part of a frame that is stacked.</summary>
    private static PixelRectangle Used(FrameInfo info, StackJob job) => job.CropToVisible ? info.VisibleArea : info.SensorArea;

    /// <summary>Replaces each "auto" by what it means for these frames.</summary>
    private static IntegrationOptions Resolve(StackJob job, IReadOnlyList<AlignedLight> frames, bool hasDark)
    {
        var asked = job.Integration;
        bool plain = job.RawMosaic || !job.Registration.Align || frames.Any(frame => frame.Alignment == "features");
        string normalize = asked.Normalize != "auto" ? asked.Normalize : plain ? "none" : "additive-scaling";
        string reject = asked.Reject == RejectionMethods.Auto && job.RawMosaic
            ? "none" : RejectionMethods.Choose(asked.Reject, frames.Count).Name;
        string weight = asked.Weight != "auto" ? asked.Weight : normalize == "none" ? "none" : "noise";
        var cfa = job.RawMosaic ? null : frames[0].Surveyed.Light.Info!.Cfa;
        return asked with
        {
            Normalize = normalize,
            Reject = reject,
            Weight = weight,
            Cosmetic = asked.Cosmetic == "on" || (asked.Cosmetic == "auto" && normalize != "none" && !hasDark) ? "on" : "off",
            Trails = asked.Trails && reject != "none" && normalize != "none",
            Demosaic = cfa is null ? "none" : DemosaicMethods.Choose(asked.Demosaic, cfa).Name,
        };
    }

    private static List<FramePlan> PlanFrames(
        IReadOnlyList<AlignedLight> frames, AlignedLight reference, IntegrationOptions options, int planeCount, float saturation)
    {
        var levels = frames.Select(frame => InUnitsOf(saturation, frame.Surveyed.Survey!)).ToList();
        var referenceLevels = InUnitsOf(saturation, reference.Surveyed.Survey!);
        bool normalize = options.Normalize != "none";
        var normalization = frames.Select((frame, i) => normalize
            ? Normalization.AdditiveScaling(levels[i], referenceLevels, frame.Measure?.FluxRatio ?? 1)
            : [.. Enumerable.Repeat(PlaneNormalization.None, planeCount)]).ToList();
        var weights = options.Weight == "noise"
            ? Weighting.InverseVariance(levels, normalization)
            : Weighting.Equal(frames.Count);
        var skies = frames.Select(frame => frame.Surveyed.Survey!.Sky?.InUnits(UnitsOf(saturation, frame.Surveyed.Survey!))).ToList();
        var noise = normalize
            ? NoiseModels.Of([.. frames.Zip(skies, (frame, sky) => (frame.Surveyed.Light.Info!, sky))])
            : [.. frames.Select(_ => (NoiseModel?)null)];
        return [.. frames.Select((frame, i) => new FramePlan
        {
            Frame = frame.Surveyed.Light.Number,
            ContentHash = frame.Surveyed.Survey!.ContentHash,
            ReferenceToFrame = frame.ReferenceToFrame!,
            Normalization = normalization[i],
            Noise = noise[i],
            Sky = noise[i] is null ? null : skies[i],
            Weight = weights[i],
        })];
    }

    /// <summary>A survey is measured in units of the file's own saturation; the group's may be lower.</summary>
    private static PlaneStatistics[] InUnitsOf(float saturation, FrameSurvey survey)
    {
        double factor = UnitsOf(saturation, survey);
        return [.. survey.Planes.Select(plane => new PlaneStatistics(plane.Background * factor, plane.Noise * factor))];
    }

    private static double UnitsOf(float saturation, FrameSurvey survey)
    {
        double black = survey.Info.Black.MeanAdu;
        return (survey.Info.SaturationAdu - black) / (saturation - black);
    }
}
