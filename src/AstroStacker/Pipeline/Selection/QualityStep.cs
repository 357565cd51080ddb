using AstroStacker.Numerics;

namespace AstroStacker.Pipeline.Selection;

/// <summary>Scores the aligned frames.</summary>
internal static class QualityStep
{
    /// <summary>A frame that lets through less of the clear frames' light stands behind clouds.</summary>
    private const double CloudedTransparency = 0.5;

    /// <summary>
    /// The clear frames' light: this quantile of the frames', so that half a night of clouds doesn't hide them.
    /// </summary>
    private const double ClearQuantile = 0.75;

    /// <summary>Signal to noise of a star = FWHM / (2.355 x its position's error), for a Gaussian profile on a bright sky.</summary>
    private const double WidthPerSigma = 2.3548;

    /// <summary>The same frames, each aligned one with its quality where it can be told.</summary>
    public static IReadOnlyList<AlignedLight> Run(IReadOnlyList<AlignedLight> lights)
    {
        var used = lights.Where(light => light.Refusal is null).ToList();
        if (lights.FirstOrDefault(light => light.Alignment == "base") is not { } reference) return lights;
        bool byPicture = used.All(light => light.Sharpness is not null);
        var information = used.ToDictionary(light => light, light => byPicture ? light.Sharpness : StarInformation(light));
        double typical = RobustStatistics.Median([.. information.Values.OfType<double>()]);
        if (!(typical > 0)) return lights;
        double clear = ClearTransparency(used, reference);
        double? unit = byPicture || StarInformation(reference) is not { } ofBase ? null : StarSignalToNoise(reference) / Math.Sqrt(ofBase);
        return [.. lights.Select(light => information.GetValueOrDefault(light) is not { } own ? light : light with
        {
            Quality = new FrameQuality
            {
                Score = own / typical,
                SignalToNoise = unit * Math.Sqrt(own),
                Transparency = Transparency(light, reference),
                IsClouded = Transparency(light, reference) < CloudedTransparency * clear,
            },
        })];
    }

    /// <summary>The square of a faint star's signal to noise, up to a factor that all frames share.</summary>
    private static double? StarInformation(AlignedLight light)
    {
        var survey = light.Surveyed.Survey!;
        double noise = survey.Planes.Count == 0 ? 0 : survey.Planes.Average(plane => plane.Noise);
        if (FluxRatio(light) is not { } starlight || !(noise > 0) || !(survey.FwhmPixels > 0)) return null;
        double ratio = starlight / (noise * survey.FwhmPixels);
        return ratio * ratio;
    }

    /// <summary>Of the base's median measured star.</summary>
    private static double? StarSignalToNoise(AlignedLight reference)
    {
        double[] ratios = [.. reference.Surveyed.Survey!.Stars.Where(star => !star.Saturated && star.PositionErrorPixels > 0)
            .Select(star => star.FwhmPixels / (WidthPerSigma * star.PositionErrorPixels))];
        return ratios.Length == 0 ? null : RobustStatistics.Median(ratios);
    }

    private static double ClearTransparency(IEnumerable<AlignedLight> used, AlignedLight reference)
    {
        double[] known = [.. used.Select(light => Transparency(light, reference)).OfType<double>()];
        return known.Length == 0 ? 0 : RobustStatistics.Select<double>(known, (int)(ClearQuantile * (known.Length - 1)));
    }

    private static double? Transparency(AlignedLight light, AlignedLight reference)
    {
        double exposure = light.Surveyed.Light.Info!.ExposureSeconds / reference.Surveyed.Light.Info!.ExposureSeconds ?? 1;
        return FluxRatio(light) / (exposure > 0 ? exposure : 1);
    }

    private static double? FluxRatio(AlignedLight light) =>
        light.Alignment == "base" ? light.Surveyed.Survey!.Stars.Count > 0 ? 1 : null : light.Measure?.FluxRatio;
}
