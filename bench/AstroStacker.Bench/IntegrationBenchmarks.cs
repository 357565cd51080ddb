using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>Combining: nanoseconds a pixel and channel of the output; divide by the frames for nanoseconds a sample.</summary>
public class IntegrationBenchmarks
{
    private const int Pixels = 4096;

    private readonly float[] _result = new float[Pixels], _coverage = new float[Pixels];
    private float[] _samples = [], _weights = [], _frameWeights = [];
    private FrameNoise[] _noise = [];

    [Params(5, 10, 20, 100)]
    public int Frames { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _samples = BenchData.Sky(Frames * Pixels);
        _weights = new float[Frames * Pixels];
        _weights.AsSpan().Fill(1);
        _frameWeights = [.. Enumerable.Repeat(1f, Frames)];
        _noise = [.. Enumerable.Repeat(new FrameNoise(5e-5f, 5e-4f), Frames)];
    }

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void Mean() => IntegrationKernels.WeightedMean(_samples, _weights, _frameWeights, _result, _coverage);

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void Median() => MedianCombine.Median(_samples, _weights, Frames, _result);

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void Variance() =>
        VarianceKernels.Predict(_weights, new WeightedNoise(_frameWeights, _noise), _coverage, 4, _result);

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void Seeing() => SeeingSigma.Fill(_samples.AsSpan(0, Pixels), _weights.AsSpan(0, Pixels), 64, _noise, _result);
}
