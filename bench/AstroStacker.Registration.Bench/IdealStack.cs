using AstroStacker.Simulation;

namespace AstroStacker.Registration.Bench;

/// <summary>
/// What no stacker can beat: each used light's exact scene as the reference would have seen it, through that light's air, with
/// the noise of its photons and of reading; averaged with the best weights. No sensor faults, shading, trails or resampling.
/// </summary>
internal static class IdealStack
{
    /// <summary>Share of a mosaic's samples that are green: the green plane knows no more of the sky than these.</summary>
    private const double GreenOfBayer = 0.5, GreenOfXTrans = 20.0 / 36;

    /// <param name="truth">Of the night.</param>
    /// <param name="reference">The light whose pixels are the stack's.</param>
    /// <param name="lights">Those to be averaged.</param>
    public static Picture Render(NightTruth truth, int reference, IReadOnlyList<int> lights)
    {
        var night = truth.Options;
        double share = night.IsMono ? 1 : night.Cfa == "XTRANS" ? GreenOfXTrans : GreenOfBayer;
        var perfect = night with
        {
            Format = NightFormat.FitsMono,
            MarginPixels = 0,
            BiasOffsetsAdu = [],
            NebulaElectrons = share * night.NebulaElectrons,
            ReadNoiseElectrons = night.ReadNoiseElectrons * Math.Sqrt(share),
            DarkElectronsPerSecond = share * night.DarkElectronsPerSecond,
            HotPixelShare = 0,
            WarmPixelShare = 0,
            AmpGlowElectronsPerSecond = 0,
            CosmicRaysPerFrame = 0,
            Vignetting = 0,
            DustCount = 0,
            PixelResponseScatter = 0,
            SatelliteFrames = [],
        };
        var renderer = new NightRenderer(truth with
        {
            Options = perfect,
            Lights = [.. truth.Lights.Select(light => light with
            {
                SceneToFrame = truth.Lights[reference].SceneToFrame,
                Transparency = share * light.Transparency,
                SkyElectrons = share * light.SkyElectrons,
                Trail = null,
            })],
        });
        var mean = new double[night.WidthPixels * night.HeightPixels];
        foreach (int light in lights)
        {
            double factor = 1 / truth.Lights[light].Transparency;
            double weight = 1 / (
                factor * factor * (truth.Lights[light].SkyElectrons + night.ReadNoiseElectrons * night.ReadNoiseElectrons));
            ushort[] samples = renderer.Render(FrameKind.Light, light).Samples;
            for (int i = 0; i < mean.Length; i++) mean[i] += weight * factor * (samples[i] - night.BiasAdu);
        }

        return new Picture(night.WidthPixels, night.HeightPixels, [.. mean.Select(sum => (float)sum)]);
    }
}
