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
        ColourConversion colour, IReadOnlyList<double>? starMultipliers)
    {
        var info = reference.Surveyed.Light.Info!;
        float saturation = SaturationLevel.OfGroup(frames.Select(frame => frame.Surveyed.Survey!));
        var area = Framing.Area(
            job.Framing, Used(info, job), [.. frames.Select(frame => (frame.ReferenceToFrame!, Used(frame.Surveyed.Light.Info!, job)))]);
        bool turns = job.Output.Orient == "reference" && !job.RawMosaic;
        int planeCount = info.Cfa is not null && !job.RawMosaic ? 3 : info.PlaneCount;
        var integration = Resolve(job, frames);
        OutputGrid Grid(double scale) => OutputGrid.For(area, job.Padding, turns ? info.Orientation : Orientation.Upright, scale);
        var sampleGrid = Grid(ScaleOf(integration));
        var layer = new StackLayer("sky", PlanFrames(frames, reference, integration, saturation, sampleGrid));
        return new StackPlan
        {
            Grid = Grid(integration.Drizzle?.Scale ?? ScaleOf(integration)),
            SampleGrid = sampleGrid,
            PlaneCount = planeCount,
            SaturationAdu = saturation,
            RawMosaic = job.RawMosaic,
            CropToVisible = job.CropToVisible,
            White = [.. colour.White.Select(level => (float)(level * (integration.Combine == "sum" ? frames.Count : 1)))],
            HeedsSaturation = integration is { Normalize: not "none", Combine: "mean" or "median" or "sum" },
            Balance = integration.Demosaic == "none" ? null
                : BalanceOf(info, starMultipliers, InUnitsOf(saturation, reference.Surveyed.Survey!)),
            Integration = integration,
            Masters = masters,
            Layers = [layer],
        };
    }

    /// <summary>The stars are white; with too few of them what the file takes for white, else the sky.</summary>
    private static MosaicBalance BalanceOf(
        FrameInfo info, IReadOnlyList<double>? starMultipliers, IReadOnlyList<PlaneStatistics> levels)
    {
        // Well above any sky's noise, and the same all night.
        const float offset = 0.1f;
        const double leastGain = 0.4, mostGain = 2.5;
        var gains = starMultipliers ?? info.Colour?.DaylightMultipliers ?? info.Colour?.CameraMultipliers
            ?? (levels.Count > 1 && levels.All(level => level.Background > 0)
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
    private static IntegrationOptions Resolve(StackJob job, IReadOnlyList<AlignedLight> frames)
    {
        var asked = job.Integration;
        bool plain = job.RawMosaic || !job.Registration.Align || frames.Any(frame => frame.Alignment == "features");
        string normalize = asked.Normalize != "auto" ? asked.Normalize : plain ? "none" : "local";
        string reject = asked.Reject == RejectionMethods.Auto && job.RawMosaic
            ? "none" : RejectionMethods.Choose(asked.Reject, frames.Count).Name;
        var limits = RejectionMethods.Get(reject).Defaults;
        string weight = asked.Weight != "auto" ? asked.Weight : normalize == "none" ? "none" : "noise";
        var cfa = job.RawMosaic ? null : frames[0].Surveyed.Light.Info!.Cfa;
        return asked with
        {
            Normalize = normalize,
            Reject = reject,
            SigmaLow = asked.SigmaLow ?? limits.SigmaLow,
            SigmaHigh = asked.SigmaHigh ?? limits.SigmaHigh,
            Weight = weight,
            Cosmetic = asked.Cosmetic == "on" || (asked.Cosmetic == "auto" && normalize != "none") ? "on" : "off",
            Trails = asked.Trails && reject != "none" && normalize != "none",
            Demosaic = cfa is null ? "none"
                : DemosaicMethods.Choose(normalize == "none" ? DemosaicMethods.Plain(asked.Demosaic) : asked.Demosaic, cfa).Name,
        };
    }

    private static IReadOnlyList<FramePlan> PlanFrames(
        IReadOnlyList<AlignedLight> frames, AlignedLight reference, IntegrationOptions options, float saturation, OutputGrid grid)
    {
        var method = NormalizationMethods.Get(options.Normalize);
        var surveys = frames.Select(frame => frame.Surveyed.Survey!).ToList();
        var levels = surveys.Select(survey => InUnitsOf(saturation, survey)).ToList();
        var referenceSurvey = reference.Surveyed.Survey!;
        var referenceLevels = InUnitsOf(saturation, referenceSurvey);
        var skies = surveys.Select(survey => survey.Sky?.InUnits(UnitsOf(saturation, survey))).ToList();
        var noise = options.Normalize != "none"
            ? NoiseModels.Of([.. surveys.Zip(skies, (survey, sky) => (survey.Info, sky))])
            : [.. surveys.Select(_ => (NoiseModel?)null)];
        int planeCount = options.Demosaic == "none" ? reference.Surveyed.Light.Info!.PlaneCount : 3;
        var plans = frames.Select((frame, i) => new FramePlan
        {
            Frame = frame.Surveyed.Light.Number,
            ContentHash = surveys[i].ContentHash,
            ReferenceToFrame = frame.ReferenceToFrame!,
            Normalization = options.Normalize == "none"
                ? [.. Enumerable.Repeat(PlaneNormalization.None, planeCount)]
                : Normalization.Of(method, levels[i], referenceLevels, Normalization.FluxRatio(
                    frame == reference ? 1 : frame.Measure?.FluxRatio, surveys[i].Info.ExposureSeconds,
                    referenceSurvey.Info.ExposureSeconds)),
            Noise = noise[i],
            Sky = noise[i] is null ? null : skies[i],
            Weights = [],
        }).ToList();
        var variances = plans.Select((frame, i) => (surveys[i], SkyVariances(frame, levels[i], planeCount))).ToList();
        return WeightStep.Weigh(plans, variances, WeightingMethods.Get(options.Weight), grid);
    }

    /// <summary>Of a sample of the sky after normalisation.</summary>
    private static IReadOnlyList<double> SkyVariances(FramePlan frame, PlaneStatistics[] levels, int planeCount)
    {
        if (levels.Length == 0) return [.. Enumerable.Repeat(0.0, planeCount)];
        var map = frame.Noise is { } noise ? new FrameNoiseMap(noise, frame.Sky!, frame.ReferenceToFrame) : null;
        return [.. frame.Normalization.Select((normalization, plane) =>
            normalization.Gain * normalization.Gain
            * (map?.TypicalSkyVariance(plane) ?? levels[plane].Noise * levels[plane].Noise))];
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
