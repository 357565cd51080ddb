using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>
/// The last rows of all that RCD computes, in one small buffer. A row keeps red or blue samples and green ones apart: place k
/// of the one stands at column 2 k + <see cref="Shift"/>, of the other at 2 k + 1 - Shift, counted from an even column.
/// </summary>
internal readonly ref struct RcdLines
{
    /// <summary>Places left of the output that are computed, too.</summary>
    public const int Margin = 6;

    /// <summary>Places that may be read beyond those.</summary>
    private const int Pad = 2;

    private readonly Span<float> _buffer;
    private readonly CfaPattern _cfa;
    private readonly int _stride;

    /// <param name="buffer">As long as <see cref="LengthFor"/> says; is cleared.</param>
    /// <param name="cfa">Bayer.</param>
    /// <param name="places">Pairs of columns that the output touches.</param>
    public RcdLines(Span<float> buffer, CfaPattern cfa, int places)
    {
        _buffer = buffer;
        _cfa = cfa;
        Computed = ComputedFor(places);
        _stride = Computed + 2 * Pad;
        buffer.Clear();
    }

    /// <summary>Places that every stage computes: whole widest vectors.</summary>
    public int Computed { get; }

    public static int LengthFor(int places) => RcdRing.TotalRows * (ComputedFor(places) + 2 * Pad);

    /// <summary>The first computed place of a row: place -Margin.</summary>
    public ref float At(RcdRing ring, int y) => ref _buffer[Start(ring, y)];

    /// <summary>All computed places of a row.</summary>
    public Span<float> Row(RcdRing ring, int y) => _buffer.Slice(Start(ring, y), Computed);

    /// <summary>0 where the row's red or blue stands in even columns, else 1.</summary>
    public int Shift(int y) => IsGreen(0, y) ? 1 : 0;

    /// <summary>Number of the row's red or blue.</summary>
    public int ColourOf(int y) => _cfa.ColourAt(Shift(y), y);

    private bool IsGreen(int x, int y) => _cfa.ColourAt(x, y) == 1;

    private int Start(RcdRing ring, int y) => (ring.First + (y & ring.Count - 1)) * _stride + Pad;

    private static int ComputedFor(int places) =>
        (places + 2 * Margin + WideLoop.WidestCount - 1) / WideLoop.WidestCount * WideLoop.WidestCount;
}
