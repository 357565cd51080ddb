using AstroStacker.Imaging;
using AstroStacker.Resampling.Drizzle;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>Nanoseconds an output pixel of one colour, one tile.</summary>
public class DrizzleBenchmarks
{
    private const int Side = 256;

    private readonly PixelRectangle _frame = new(0, 0, 512, 512), _tile = new(128, 128, Side, Side);
    private readonly float[] _samples = BenchData.Sky(512 * 512);
    private readonly float[] _values = new float[Side * Side], _weights = new float[Side * Side];
    private readonly CfaPattern _bayer = new("RGGB");
    private IDrizzleKernel _kernel = DrizzleKernels.Get("square");
    private Transform _transform = Transform.Identity;
    private double _drop;

    [Params("square", "gaussian")]
    public string Kernel { get; set; } = "";

    [Params("mono", "red", "green")]
    public string Colour { get; set; } = "";

    [Params("scale 1, drop 1", "scale 2, drop 0.5")]
    public string Grid { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _kernel = DrizzleKernels.Get(Kernel);
        bool isDouble = Grid.StartsWith("scale 2", StringComparison.Ordinal);
        _transform = Transform.Rotation(0.003, 250, 250, isDouble ? 0.5 : 1).Then(Transform.Shift(0.3, 0.2));
        _drop = isDouble ? 0.5 : 1;
    }

    [Benchmark(OperationsPerInvoke = Side * Side)]
    public void Gather() => _kernel.Gather(
        new DrizzleWindow
        {
            Samples = _samples,
            Area = _frame,
            Cfa = Colour == "mono" ? null : _bayer,
            Colour = Colour == "green" ? 1 : 0,
            DropPixels = _drop,
        },
        _transform, _tile, _values, _weights);
}
