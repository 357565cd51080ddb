using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>What the simulated sensor makes of light: vignetting, dust and the pixels' own scatter; 1 is none of them.</summary>
public sealed class SensorResponse
{
    private readonly NightOptions _night;
    private readonly float[] _samples;

    private SensorResponse(NightOptions night, float[] samples) => (_night, _samples) = (night, samples);

    public float this[int x, int y] => _samples[y * _night.SensorWidthPixels + x];

    public static SensorResponse Of(NightOptions night)
    {
        var dark = night with
        {
            DarkElectronsPerSecond = 0,
            HotPixelShare = 0,
            WarmPixelShare = 0,
            AmpGlowElectronsPerSecond = 0,
        };
        var shaded = Flat(dark);
        var even = Flat(dark with { Vignetting = 0, DustCount = 0, PixelResponseScatter = 0 });
        for (int i = 0; i < shaded.Length; i++) shaded[i] = even[i] > 0 ? shaded[i] / even[i] : 0;
        return new SensorResponse(night, shaded);
    }

    /// <summary>What one unit of each plane is in electrons before the sensor's shading: flats keep their mean's level.</summary>
    public static double[] ElectronsPerUnit(NightOptions night, StackPlan plan, bool hasFlat)
    {
        double black = night.Format == NightFormat.Dng ? night.BiasAdu : 0;
        double range = (plan.SaturationAdu - black) * night.GainElectronsPerAdu;
        double[] levels = hasFlat ? Of(night).Levels() : [1, 1, 1];
        return [.. levels.Take(plan.PlaneCount).Select(level => range / level)];
    }

    /// <summary>The level of each colour that a calibrated flat comes to: its trimmed mean.</summary>
    public double[] Levels()
    {
        var info = new NightRenderer(_night with { Noise = false }).Render(FrameKind.Flat, 0).Info;
        float[] flat = [.. _samples.Select(sample => sample * (float)_night.FlatAdu)];
        return [.. FlatField.ColourMeans(flat, info.SensorArea, info.VisibleArea, info.Cfa, threads: 1)
           .Select(mean => mean / _night.FlatAdu)];
    }

    private static float[] Flat(NightOptions night) => new NightRenderer(night).RenderExpectedElectrons(FrameKind.Flat, 0);
}
