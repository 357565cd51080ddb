using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Resampling;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>
/// What demosaic and interpolator alone make of frames: brought together by a night's true transforms and averaged with given
/// weights. Nothing is normalised by measurements, nothing rejected: the method's own limit.
/// </summary>
/// <param name="truth">Whose transforms, transparencies and mosaic are used.</param>
/// <param name="reference">The light whose visible area is the picture.</param>
/// <param name="demosaic">A name of DemosaicMethods.All.</param>
/// <param name="interpolation">A name of Interpolators.All.</param>
public sealed class KernelStack(NightTruth truth, int reference, string demosaic, string interpolation)
{
    private readonly CfaPattern? _cfa =
        new NightRenderer(truth.Options with { Noise = false }).Render(FrameKind.Bias, 0).Info.Cfa;

    /// <summary>How the colours of the mosaic compare, as the plan of the stack beside says.</summary>
    public MosaicBalance? Balance { get; init; }

    /// <summary>Samples of a light's full sensor, row by row, calibrated.</summary>
    public delegate float[] SamplesOf(int light);

    /// <param name="lights">To be averaged.</param>
    /// <param name="weights">Of them; any scale.</param>
    /// <param name="samples">Of each.</param>
    /// <param name="levelOf">What is taken from a light's samples after resampling, before its factor.</param>
    public StackPicture Mean(
        IReadOnlyList<int> lights, IReadOnlyList<double> weights, SamplesOf samples,
        Func<int, (double Factor, double Level)> levelOf)
    {
        var area = truth.Options.VisibleArea;
        var tile = new PixelRectangle(0, 0, area.Width, area.Height);
        int planes = _cfa is null ? 1 : 3, pixels = (int)tile.Area;
        var sums = new double[planes][];
        for (int plane = 0; plane < planes; plane++) sums[plane] = new double[pixels];
        var interpolator = Interpolators.Get(interpolation);
        float[] values = new float[pixels], present = new float[pixels];
        double total = weights.Sum();
        for (int n = 0; n < lights.Count; n++)
        {
            var colours = Colours(samples(lights[n]), area);
            var (factor, level) = levelOf(lights[n]);
            var toFrame = Transform.Shift(area.X, area.Y).Then(truth.Between(reference, lights[n]));
            for (int plane = 0; plane < planes; plane++)
            {
                interpolator.Resample(colours.AsSpan(plane * pixels, pixels), area, area, toFrame, tile, values, present);
                for (int i = 0; i < pixels; i++) sums[plane][i] += weights[n] / total * factor * (values[i] - level);
            }
        }

        return new StackPicture(area.Width, area.Height, [.. sums.Select(plane => Array.ConvertAll(plane, value => (float)value))]);
    }

    /// <summary>
    /// Of frames without noise: the light that each one's perfect sensor expects, in electrons of the reference, its own
    /// sky off.
    /// </summary>
    public static StackPicture NoiseFree(NightTruth truth, StackRun stack)
    {
        var (plan, reference) = (stack.Result.Plan, stack.Reference);
        var night = truth.Options with
        {
            DarkElectronsPerSecond = 0,
            HotPixelShare = 0,
            WarmPixelShare = 0,
            AmpGlowElectronsPerSecond = 0,
            Vignetting = 0,
            DustCount = 0,
            PixelResponseScatter = 0,
            SkyElectrons = 0,
        };
        var perfect = truth with { Options = night, Lights = [.. truth.Lights.Select(light => light with { SkyElectrons = 0 })] };
        var renderer = new NightRenderer(perfect);
        var kernels = new KernelStack(truth, reference, plan.Integration.Demosaic, plan.Integration.Interpolation)
        {
            Balance = InElectrons(plan.Balance, stack),
        };
        return kernels.Mean(
            stack.Lights, stack.Weights, light => renderer.RenderExpectedElectrons(FrameKind.Light, light),
            light => (truth.Lights[reference].Transparency / truth.Lights[light].Transparency, 0));
    }

    private static MosaicBalance? InElectrons(MosaicBalance? balance, StackRun stack) =>
        balance is null ? null : balance with { Offset = (float)(balance.Offset * stack.ElectronsPerUnit[0]) };

    private float[] Colours(float[] sensor, PixelRectangle area)
    {
        int width = truth.Options.SensorWidthPixels;
        var whole = new PixelRectangle(0, 0, width, truth.Options.SensorHeightPixels);
        var method = _cfa is null ? null : DemosaicMethods.Get(demosaic);
        var window = area.Inflate(method?.HaloPixels ?? 0);
        var samples = new float[window.Area];
        var inside = window.Intersect(whole);
        for (int y = inside.Y; y < inside.Bottom; y++)
        {
            var row = samples.AsSpan((y - window.Y) * window.Width + inside.X - window.X);
            sensor.AsSpan(y * width + inside.X, inside.Width).CopyTo(row);
        }

        if (method is null) return samples;
        var planes = new float[3 * area.Area];
        method.Demosaic(samples, new MosaicWindow(window, area, _cfa, Balance), area, planes);
        return planes;
    }
}
