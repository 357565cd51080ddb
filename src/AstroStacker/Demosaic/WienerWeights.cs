using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>The filters of every phase of a mosaic, laid out for rows of neighbouring pixels.</summary>
internal sealed class WienerWeights
{
    private readonly double[][] _filters;
    private readonly float[][] _rows;

    /// <summary>Solves for the filters of a mosaic.</summary>
    public WienerWeights(CfaPattern cfa, IReadOnlyList<float> gains)
        : this(cfa, gains, [.. AllFilters(cfa)])
    {
    }

    private WienerWeights(CfaPattern cfa, IReadOnlyList<float> gains, double[][] filters)
    {
        Cfa = cfa;
        Gains = [.. gains];
        _filters = filters;
        _rows = [.. Enumerable.Range(0, cfa.RepeatHeight).Select(RowOf)];
    }

    public CfaPattern Cfa { get; }

    /// <summary>What makes white the same number in each colour.</summary>
    public IReadOnlyList<float> Gains { get; }

    /// <summary>
    /// For each place of <see cref="WienerFilter.Places"/> and then each colour the weights of one period of columns, from
    /// column 0 on, and of one widest vector more.
    /// </summary>
    public float[] Row(int y) => _rows[y % Cfa.RepeatHeight];

    /// <summary>The same filters for another balance.</summary>
    public WienerWeights With(IReadOnlyList<float> gains) => new(Cfa, gains, _filters);

    public static int LengthPerColour(CfaPattern cfa) => cfa.RepeatWidth + WideLoop.WidestCount;

    private static IEnumerable<double[]> AllFilters(CfaPattern cfa)
    {
        for (int y = 0; y < cfa.RepeatHeight; y++)
            for (int x = 0; x < cfa.RepeatWidth; x++)
                for (int colour = 0; colour < cfa.ColourCount; colour++) yield return WienerFilter.Weights(cfa, x, y, colour);
    }

    /// <summary>Filters work on balanced samples: a weight is scaled from the sample's colour to that wanted.</summary>
    private float[] RowOf(int y)
    {
        int length = LengthPerColour(Cfa), colours = Cfa.ColourCount;
        var places = WienerFilter.Places;
        var row = new float[places.Count * colours * length];
        for (int k = 0; k < places.Count; k++)
            for (int colour = 0; colour < colours; colour++)
                for (int x = 0; x < length; x++)
                {
                    int phase = y * Cfa.RepeatWidth + x % Cfa.RepeatWidth;
                    double gain = (double)Gains[Cfa.ColourAt(x + places[k].Dx, y + places[k].Dy)] / Gains[colour];
                    row[(k * colours + colour) * length + x] = (float)(_filters[phase * colours + colour][k] * gain);
                }

        return row;
    }
}
