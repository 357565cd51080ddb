using AstroStacker.Calibration;
using AstroStacker.Colour;
using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>Nanoseconds a pixel of the mosaic; the tile lies in the second-level cache.</summary>
public class PixelBenchmarks
{
    private const int Side = 128, Pixels = Side * Side;

    private readonly float[] _light = BenchData.Sky(Pixels), _other = BenchData.Sky(Pixels), _planes = new float[3 * Pixels];
    private readonly PixelRectangle _tile = new(64, 64, Side, Side), _frame = new(0, 0, 6000, 4000);
    private readonly CfaPattern _bayer = new("RGGB"), _xTrans = new("GGRGGBGGBGGRBRGRBGGGBGGRGGRGGBRBGBRG", 6, 6);
    private readonly IDemosaic _bilinear = DemosaicMethods.Get("bilinear");
    private float[] _window = [];

    [GlobalSetup]
    public void Prepare() => _window = BenchData.Sky((int)_tile.Inflate(_bilinear.HaloPixels).Area);

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void Calibrate() => CalibrationKernels.Calibrate(_light, _other, 1f, _other);

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void ColourMatrix() => ColourKernels.ApplyMatrix(
        [1, 0, 0, 0, 1, 0, 0, 0, 1], _planes.AsSpan(0, Pixels), _planes.AsSpan(Pixels, Pixels), _planes.AsSpan(2 * Pixels, Pixels));

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void DemosaicBayer() => Demosaic(_bayer);

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void DemosaicXTrans() => Demosaic(_xTrans);

    private void Demosaic(CfaPattern cfa) =>
        _bilinear.Demosaic(_window, new MosaicWindow(_tile.Inflate(_bilinear.HaloPixels), _frame, cfa), _tile, _planes);
}
