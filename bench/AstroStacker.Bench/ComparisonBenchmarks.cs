using AstroStacker.Comparison;
using AstroStacker.Comparison.Trails;
using AstroStacker.Imaging;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>A 24 MP frame among ten others of its night, one thread: what comparing costs.</summary>
public class ComparisonBenchmarks
{
    private const int Frames = 10;

    private readonly float[][] _planes = new float[Frames][];
    private ComparedFrame _frame = null!;
    private BinnedGrid _grid = null!;
    private NightModel _model = null!;
    private NightStructure _structure = null!;
    private DifferenceUnit _unit;
    private float[] _difference = [], _sigmas = [], _work = [];

    [GlobalSetup]
    public void Prepare()
    {
        var light = SurveyScene.Frame();
        PlaneNormalization[] plain = [PlaneNormalization.None, PlaneNormalization.None, PlaneNormalization.None];
        _frame = new ComparedFrame(light, Transform.Rotation(0.001, 3000, 2000), plain);
        _grid = BinnedGrid.Over(SurveyScene.Width, SurveyScene.Height);
        _work = new float[_grid.Width * _grid.Height];
        _difference = new float[_work.Length];
        for (int frame = 0; frame < Frames; frame++)
        {
            _planes[frame] = new float[_work.Length];
            LuminancePlane.Read(_frame with { OutputToFrame = Transform.Shift(97 * frame, 61 * frame) }, _grid, 1, new NightBins(0), _planes[frame], default);
            float[] first = _planes[0];
            for (int i = 0; i < first.Length && frame > 0; i++)
                _planes[frame][i] = first[i] + 0.3f * _planes[frame][i];
        }

        _model = Model();
        _structure = new NightStructure(_model, _grid);
        _model.Subtract(_planes[3], isMember: true, _difference);
        _sigmas = [.. _difference];
        _unit = FrameDifference.Normalise(_sigmas, _grid, _structure)!.Value;
    }

    /// <summary>Raw words to calibrated bins.</summary>
    [Benchmark]
    public void ReadAndBin() => BinnedFrame.Read(_frame.Frame, default).Dispose();

    /// <summary>The same, luminance, brought onto the grid, background off.</summary>
    [Benchmark]
    public void Luminance() => LuminancePlane.Read(_frame, _grid, 1, new NightBins(0), _work, default);

    /// <summary>The median of ten frames: once a night.</summary>
    [Benchmark]
    public void MedianOfTen() => Model().Dispose();

    /// <summary>A frame minus the median of the others, in sigma.</summary>
    [Benchmark]
    public void Difference()
    {
        _model.Subtract(_planes[3], isMember: true, _work);
        FrameDifference.Normalise(_work, _grid, _structure);
    }

    /// <summary>Lines of all angles in a frame without a trail.</summary>
    [Benchmark]
    public int Search()
    {
        _sigmas.CopyTo(_work, 0);
        return new TrailSearch(_grid, _structure, 2).Find(_work, _unit, default).Count;
    }

    private NightModel Model() => new([.. _planes.Select(plane => (ReadOnlyMemory<float>)plane)], 1, default);
}
