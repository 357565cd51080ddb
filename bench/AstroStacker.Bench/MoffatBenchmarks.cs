using AstroStacker.Testing.Stars;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>All that follows detection, the frame's trial included; times are per star of 625.</summary>
public class MoffatBenchmarks
{
    private const int Side = 25;

    private Func<int> _measure = static () => 0;

    [Params("mono", "Bayer", "X-Trans")]
    public string Sensor { get; set; } = "";

    [Params(1.7, 2.8, 6)]
    public double FwhmPixels { get; set; }

    [GlobalSetup]
    public void Prepare() => _measure = new StarTrial
    {
        Cfa = Sensor switch
        {
            "Bayer" => "RGGB",
            "X-Trans" => StarTrial.XTrans,
            _ => null,
        },
        FwhmPixels = FwhmPixels,
        StarsPerSide = Side,
        Electrons = 20_000,
    }.Ready();

    [Benchmark(OperationsPerInvoke = Side * Side)]
    public int Measure() => _measure();
}
