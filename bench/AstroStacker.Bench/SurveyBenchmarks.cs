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
    private BackgroundMesh _mesh = null!;
    private PlaneStatistics[] _sky = [];
    private IReadOnlyList<Candidate> _candidates = [];

    [GlobalSetup]
    public void Prepare()
    {
        _frame = SurveyScene.Frame();
        _grid = BinGrid.Over(_frame.Area, _frame.Info.Cfa);
        _bins = new float[_grid.Width * _grid.Height];
        _work = new float[_bins.Length];
        var pass = new FramePass(_frame, _grid);
        _mesh = pass.Run(_bins, CancellationToken.None);
        _sky = pass.Statistics();
        _bins.CopyTo(_work, 0);
        _candidates = CandidateSpread.Best(
            new StarDetector(_grid, _options).Find(_work, _mesh).Stars, _frame.Area, _options.MostStars);
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

    /// <summary>Read, bins, sky, spikes, mesh.</summary>
    [Benchmark]
    public void Pass() => new FramePass(_frame, _grid).Run(_work, CancellationToken.None);

    /// <summary>Matched filter, peaks, trails; includes a copy of the bins.</summary>
    [Benchmark]
    public int Detect()
    {
        _bins.CopyTo(_work, 0);
        return new StarDetector(_grid, _options).Find(_work, _mesh).Stars.Count;
    }

    /// <summary>The profile fits of the best 600 candidates.</summary>
    [Benchmark]
    public int Fit() =>
        new StarMeasuring(new StarMeasurer(_frame, _sky), CancellationToken.None).Measure(_candidates, _options.MostStars).Count;
}
