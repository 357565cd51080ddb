using AstroStacker.Integration;
using AstroStacker.Integration.Rejection;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>Nanoseconds a pixel and channel of the output; divide by the frames for nanoseconds a sample.</summary>
public class IntegrationBenchmarks
{
    private const int Pixels = 4096;

    private readonly float[] _mean = new float[Pixels], _coverage = new float[Pixels];
    private float[] _samples = [], _weights = [], _frameWeights = [];

    [Params(5, 12, 20, 100, 300)]
    public int Frames { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _samples = BenchData.Sky(Frames * Pixels);
        _weights = new float[Frames * Pixels];
        _weights.AsSpan().Fill(1);
        _frameWeights = Weighting.Equal(Frames);
    }

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void Winsorized()
    {
        _weights.AsSpan().Fill(1);
        RejectionMethods.Get("winsorized").Reject(new PixelStack(_samples, _weights, Frames), new RejectionOptions());
    }

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void Mean() => IntegrationKernels.WeightedMean(_samples, _weights, _frameWeights, _mean, _coverage);
}
