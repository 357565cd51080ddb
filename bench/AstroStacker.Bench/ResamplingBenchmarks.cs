using System.Globalization;
using AstroStacker.Imaging;
using AstroStacker.Resampling;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>Nanoseconds a pixel and channel of the output, one tile.</summary>
public class ResamplingBenchmarks
{
    private const int Side = 128;

    private readonly PixelRectangle _frame = new(0, 0, 512, 512), _tile = new(128, 128, Side, Side);
    private readonly float[] _samples = BenchData.Sky(512 * 512);
    private readonly float[] _values = new float[Side * Side], _weights = new float[Side * Side];
    private IInterpolator _interpolator = Interpolators.Get("bilinear");
    private Transform _transform = Transform.Identity;

    [Params("nearest", "bilinear", "bicubic", "lanczos3", "lanczos4")]
    public string Interpolator { get; set; } = "";

    [Params(
        "shift", "0.05 degrees", "1 degree", "3 degrees", "5 degrees",
        "45 degrees", "90 degrees", "180 degrees", "perspective")]
    public string Geometry { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _interpolator = Interpolators.Get(Interpolator);
        _transform = Geometry switch
        {
            "shift" => Transform.Shift(0.3, 0.4),
            "perspective" => new Transform([1.001, 0.01, 1.2, -0.01, 0.99, 2.4, 2e-5, 2e-5, 1]),
            _ => Transform.Rotation(
                double.Parse(Geometry.Split(' ')[0], CultureInfo.InvariantCulture) * Math.PI / 180, 250.3, 249.8),
        };
    }

    [Benchmark(OperationsPerInvoke = Side * Side)]
    public void Resample() => _interpolator.Resample(_samples, _frame, _frame, _transform, _tile, _values, _weights);
}
