using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>
/// Rejection: nanoseconds a pixel and channel of the output; divide by the frames for nanoseconds a sample. Every run sets
/// the weights anew.
/// </summary>
public class RejectionBenchmarks
{
    private const int Pixels = 4096;

    private readonly float[] _median = new float[Pixels];
    private float[] _samples = [], _weights = [];
    private FrameNoise[] _noise = [];

    [Params(5, 10, 20, 100)]
    public int Frames { get; set; }

    [ParamsSource(nameof(Methods))]
    public string Method { get; set; } = "winsorized";

    /// <summary>
    /// The predicted standard deviation over the true one, about 1.1 where samples are interpolated; 0 where nothing is known.
    /// </summary>
    [Params(0, 1, 1.15)]
    public double Predicted { get; set; }

    public IEnumerable<string> Methods => RejectionMethods.All.Select(method => method.Name).Where(name => name != "none");

    [GlobalSetup]
    public void Prepare()
    {
        _samples = BenchData.Sky(Frames * Pixels);
        _weights = new float[Frames * Pixels];
        _weights.AsSpan().Fill(1);
        _noise = Predicted == 0 ? [] : [.. Enumerable.Repeat(new FrameNoise((float)(1e-4 * Predicted * Predicted), 0), Frames)];
        MedianCombine.Median(_samples, _weights, Frames, _median);
    }

    [Benchmark(OperationsPerInvoke = Pixels)]
    public void Reject()
    {
        _weights.AsSpan().Fill(1);
        var method = RejectionMethods.Get(Method);
        method.Reject(new PixelStack(_samples, _weights, Frames) { Noise = _noise, Median = _median }, method.Defaults);
    }
}
