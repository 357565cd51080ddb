using AstroStacker.Imaging;
using AstroStacker.Stars;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>A whole 24 MP frame from raw words in memory, one thread: the survey and its parts.</summary>
public class SurveyBenchmarks
{
    private readonly StarOptions _options = new();
    private readonly float[] _rows = new float[SurveyScene.Width * 32];
    private float[] _bins = [], _work = [];
    private MosaicInMemory _frame = null!;
    private BinGrid _grid;

    [GlobalSetup]
    public void Prepare()
    {
        _frame = SurveyScene.Frame();
        _grid = BinGrid.Over(_frame.Area, _frame.Info.Cfa);
        _bins = new float[_grid.Width * _grid.Height];
        _work = new float[_bins.Length];
        new FramePass(_frame, _grid).Run(_bins, CancellationToken.None);
    }

    /// <summary>Calibrate, detect, measure.</summary>
    [Benchmark]
    public StarMeasurements Survey() => StarSurvey.Measure(_frame, _options, CancellationToken.None);

    /// <summary>Raw words to calibrated samples, 32 rows at a time, and nothing else.</summary>
    [Benchmark]
    public void Read()
    {
        for (int y = 0; y < SurveyScene.Height; y += 32)
            _frame.Read(0, new PixelRectangle(0, y, SurveyScene.Width, Math.Min(32, SurveyScene.Height - y)), _rows);
    }

    /// <summary>Read, bins, sky, spikes.</summary>
    [Benchmark]
    public void Pass() => new FramePass(_frame, _grid).Run(_work, CancellationToken.None);

    /// <summary>Mesh, matched filter, peaks; includes a copy of the bins.</summary>
    [Benchmark]
    public int Detect()
    {
        _bins.CopyTo(_work, 0);
        return new StarDetector(_grid, _options).Find(_work).Count;
    }
}
