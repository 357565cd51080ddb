using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>Nanoseconds a sensor sample to make all three planes of a tile, halo included.</summary>
public class DemosaicBenchmarks
{
    private const int Side = 256, Samples = Side * Side;

    private readonly PixelRectangle _frame = new(0, 0, 6000, 4000), _tile = new(1024, 512, Side, Side);
    private readonly float[] _planes = new float[3 * Samples];
    private readonly MosaicBalance _balance = new([2.6f, 1, 1.3f], 0.1f);
    private IDemosaic _demosaic = DemosaicMethods.Get("bilinear");
    private PixelRectangle _output;
    private MosaicWindow _where;
    private float[] _window = [];

    [Params(
        "bilinear RGGB", "malvar RGGB", "rcd RGGB", "superpixel RGGB", "vng RGGB", "wiener RGGB", "bilinear X-Trans", "wiener X-Trans")]
    public string Method { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        string[] words = Method.Split(' ');
        _demosaic = DemosaicMethods.Get(words[0]);
        int scale = _demosaic.Scale;
        var area = _tile.Inflate(_demosaic.HaloPixels);
        var cfa = words[1] == "RGGB" ? new CfaPattern("RGGB") : new CfaPattern("GGRGGBGGBGGRBRGRBGGGBGGRGGRGGBRBGBRG", 6, 6);
        _where = new MosaicWindow(area, _frame, cfa, _balance);
        _output = new PixelRectangle(_tile.X / scale, _tile.Y / scale, Side / scale, Side / scale);
        _window = BenchData.Sky((int)area.Area);
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public void Demosaic() => _demosaic.Demosaic(_window, _where, _output, _planes.AsSpan(0, 3 * (int)_output.Area));
}
