using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>One light as a camera without mosaic, shading, dark current and noise would have seen it.</summary>
public static class ScenePlanes
{
    private static readonly string[] s_phases = ["RGGB", "GRBG", "GBRG", "BGGR"];

    /// <summary>Expected electrons of the visible area: red, green and blue, or one plane of a mono night.</summary>
    public static StackPicture Of(NightTruth truth, int light)
    {
        var night = Perfect(truth.Options);
        int width = night.WidthPixels, height = night.HeightPixels;
        if (night.IsMono) return new StackPicture(width, height, [Render(truth, night, light)]);

        // Every pixel lies under every colour in one or two of the four phases of the mosaic.
        float[][] planes = [new float[width * height], new float[width * height], new float[width * height]];
        foreach (string phase in s_phases)
        {
            float[] mosaic = Render(truth, night with { Cfa = phase }, light);
            for (int i = 0; i < mosaic.Length; i++)
                planes["RGB".IndexOf(phase[(i / width & 1) * 2 + (i % width & 1)])][i] = mosaic[i];
        }

        return new StackPicture(width, height, planes);
    }

    /// <summary>The colour of white light on the sensor, green 1.</summary>
    public static double[] White(NightOptions night)
    {
        var level = night with
        {
            LightCount = 1,
            NebulaElectrons = 0,
            StarCount = 0,
            SkyGradient = 0,
            SkyElectrons = 1000,
            SatelliteFrames = [],
            CloudedFrames = [],
            ElongatedFrames = [],
        };
        var planes = Of(new NightRenderer(level).Truth, 0).Planes;
        return [.. planes.Select(plane => plane[0] / 1000.0)];
    }

    private static float[] Render(NightTruth truth, NightOptions night, int light) =>
        new NightRenderer(truth with
        {
            Options = night,
            Lights = [.. truth.Lights.Select(other => other with
        {
            SceneToFrame = other.SceneToFrame.Then(Imaging.Transform.Shift(-truth.Options.MarginPixels, -truth.Options.MarginPixels)),
        })]
        }).RenderExpectedElectrons(FrameKind.Light, light);

    private static NightOptions Perfect(NightOptions night) => night with
    {
        MarginPixels = 0,
        DarkElectronsPerSecond = 0,
        HotPixelShare = 0,
        WarmPixelShare = 0,
        AmpGlowElectronsPerSecond = 0,
        Vignetting = 0,
        DustCount = 0,
        PixelResponseScatter = 0,
    };
}
