using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>Where in a bin a sample of a colour lies: two of them, so that both greens of a Bayer bin are seen.</summary>
internal sealed class SampleOffsets
{
    private readonly int _repeatX;
    private readonly int _repeatY;
    private readonly (int X, int Y)[] _places;

    /// <param name="test">The colours.</param>
    /// <param name="grid">The bins; its corner is where patterns are counted from.</param>
    /// <param name="colour">The colour looked for.</param>
    public SampleOffsets(SpikeTest test, BinGrid grid, int colour)
    {
        (_repeatX, _repeatY) = (test.Cfa?.RepeatWidth ?? 1, test.Cfa?.RepeatHeight ?? 1);
        _places = new (int, int)[2 * _repeatX * _repeatY];
        for (int phase = 0; phase < _repeatX * _repeatY; phase++)
        {
            int left = grid.X + phase % _repeatX * grid.Size, top = grid.Y + phase / _repeatX * grid.Size;
            var own = Enumerable.Range(0, grid.Size * grid.Size).Select(k => (X: k % grid.Size, Y: k / grid.Size))
                .Where(at => test.ColourAt(left + at.X, top + at.Y) == colour).DefaultIfEmpty().ToList();
            (_places[2 * phase], _places[2 * phase + 1]) = (own[0], own[^1]);
        }
    }

    /// <summary>Sensor pixels from the corner of the bin.</summary>
    /// <param name="column">Of the bin.</param>
    /// <param name="row">Of the bin.</param>
    /// <param name="second">0 for the first sample of the colour, 1 for the last.</param>
    public (int X, int Y) At(int column, int row, int second) =>
        _places[2 * (row % _repeatY * _repeatX + column % _repeatX) + second];
}
