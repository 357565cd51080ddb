using AstroStacker.Calibration;
using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;
using AstroStacker.Resampling;

namespace AstroStacker.Bench;

/// <summary>The kernels that a night of a colour camera spends most of its time in, each on what fits in the nearest caches.</summary>
internal static class KernelCheckCases
{
    private const int Pixels = 4096, Frames = 20, Side = 128;

    private static readonly PixelRectangle s_frame = new(0, 0, 512, 512), s_tile = new(128, 128, Side, Side);

    /// <summary>Made anew each time: where its arrays happen to lie is part of a kernel's cost.</summary>
    public static IReadOnlyList<KernelCase> All =>
    [
        Calibrate(), Demosaic("bilinear"), Demosaic("rcd"),
        Resample("lanczos3 in two passes", "lanczos3", 0.5), Resample("lanczos3 exact", "lanczos3", 5), Resample("bicubic", "bicubic", 0.5),
        Median(), Reject("winsorized"), Reject("sigma"), Mean(),
    ];

    private static KernelCase Calibrate()
    {
        float[] light = BenchData.Sky(Pixels), dark = BenchData.Sky(Pixels), gain = BenchData.Sky(Pixels), work = new float[Pixels];
        return new KernelCase("calibrate", Pixels, () =>
        {
            light.CopyTo(work, 0);
            CalibrationKernels.SubtractDark(work, dark, 1.5f);
            CalibrationKernels.MultiplyGain(work, gain);
        });
    }

    private static KernelCase Demosaic(string name)
    {
        var demosaic = DemosaicMethods.Get(name);
        var area = s_tile.Inflate(demosaic.HaloPixels);
        var where = new MosaicWindow(area, s_frame, new CfaPattern("RGGB"), new MosaicBalance([2.6f, 1, 1.3f], 0.1f));
        float[] window = BenchData.Sky((int)area.Area), planes = new float[3 * Side * Side];
        return new KernelCase($"demosaic {name}", Side * Side, () => demosaic.Demosaic(window, where, s_tile, planes));
    }

    private static KernelCase Resample(string title, string name, double degrees)
    {
        var interpolator = Interpolators.Get(name);
        var turn = Transform.Rotation(degrees * Math.PI / 180, 250.3, 249.8);
        float[] samples = BenchData.Sky((int)s_frame.Area), values = new float[Side * Side], weights = new float[Side * Side];
        return new KernelCase(title, Side * Side, () =>
            interpolator.Resample(samples, s_frame, s_frame, turn, s_tile, values, weights));
    }

    private static KernelCase Median()
    {
        float[] samples = BenchData.Sky(Frames * Pixels), weights = Ones(Frames * Pixels), median = new float[Pixels];
        return new KernelCase("median of 20", Frames * Pixels, () => MedianCombine.Median(samples, weights, Frames, median));
    }

    private static KernelCase Reject(string name)
    {
        var method = RejectionMethods.Get(name);
        float[] samples = BenchData.Sky(Frames * Pixels), weights = new float[Frames * Pixels], median = new float[Pixels];
        var noise = new FrameNoise[Frames];
        Array.Fill(noise, new FrameNoise(1e-4f, 0));
        MedianCombine.Median(samples, Ones(Frames * Pixels), Frames, median);
        return new KernelCase($"reject {name} of 20", Frames * Pixels, () =>
        {
            weights.AsSpan().Fill(1);
            method.Reject(new PixelStack(samples, weights, Frames) { Noise = noise, Median = median }, method.Defaults);
        });
    }

    private static KernelCase Mean()
    {
        float[] samples = BenchData.Sky(Frames * Pixels), weights = Ones(Frames * Pixels), each = Ones(Frames);
        float[] mean = new float[Pixels], coverage = new float[Pixels];
        return new KernelCase("weighted mean of 20", Frames * Pixels, () =>
            IntegrationKernels.WeightedMean(samples, weights, each, mean, coverage));
    }

    private static float[] Ones(int length)
    {
        float[] ones = new float[length];
        Array.Fill(ones, 1f);
        return ones;
    }
}
