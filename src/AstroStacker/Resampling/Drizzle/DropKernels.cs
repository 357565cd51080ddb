using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// Adds up the drops of a block row by row: for each pixel of a row the samples in reach, lattice by lattice, each of them in
/// the order of rows and columns. Lanes are neighbouring pixels of the row.
/// </summary>
internal static class DropKernels
{
    private const int Length = BlockGrid.RowLength;

    /// <summary>values = sum of weight x sample / sum of weight; weights = sum of weight.</summary>
    [SkipLocalsInit]
    public static void Gather<TShape>(
        in DrizzleWindow window, in SampleLattices lattices, TShape shape, Transform outputToFrame,
        PixelRectangle block, PixelRectangle tile, Span<float> values, Span<float> weights)
        where TShape : struct, IDropShape<TShape>
    {
        Span<int> whole = stackalloc int[2 * Length];
        Span<float> fractions = stackalloc float[2 * Length];
        Span<float> rows = stackalloc float[RowKernel<TShape>.Rows * Length];
        var grid = new BlockGrid(
            outputToFrame, block, whole[..Length], whole[Length..], fractions[..Length], fractions[Length..]);
        var kernel = new RowKernel<TShape> { Shape = shape, Row = ref MemoryMarshal.GetReference(rows) };
        for (int v = 0; v < grid.Height; v++)
        {
            grid.Fill(v);
            kernel.Sums(rows).Clear();
            for (int lattice = 0; lattice < lattices.Count; lattice++)
                AddLattice(window, grid, lattices, lattice, ref kernel, rows);
            kernel.Divide(rows, grid.Width);
            grid.Scatter(kernel.Values(rows), v, tile, values);
            grid.Scatter(kernel.Weights(rows), v, tile, weights);
        }
    }

    /// <summary>One sample after the other of those that may reach, for all pixels of the row.</summary>
    private static void AddLattice<TShape>(
        in DrizzleWindow window, in BlockGrid grid, in SampleLattices lattices, int lattice,
        ref RowKernel<TShape> kernel, Span<float> rows)
        where TShape : struct, IDropShape<TShape>
    {
        int step = lattices.Step;
        var (placeX, placeY) = lattices.Place(lattice);
        int across = (int)(2 * kernel.Shape.ReachX / step) + 1, down = (int)(2 * kernel.Shape.ReachY / step) + 1;
        for (int j = 0; j < down; j++)
            for (int i = 0; i < across; i++)
            {
                var pick = new Pick(placeX, placeY, i * step, j * step, step - 1, kernel.Shape.ReachX, kernel.Shape.ReachY);
                if (pick.Fill(window, grid, rows)) WideLoop.Run(ref kernel, grid.Width);
            }
    }

    /// <summary>
    /// For each pixel of a row the same one of the samples in reach: the first of the lattice, and so many further on.
    /// </summary>
    private readonly record struct Pick(
        int PlaceX, int PlaceY, int Right, int Below, int Mask, float ReachX, float ReachY)
    {
        /// <summary>Writes ways, samples and their weights; false where no sample of the window is in reach.</summary>
        public bool Fill(in DrizzleWindow window, in BlockGrid grid, Span<float> rows)
        {
            Span<float> dx = rows[..Length], dy = rows.Slice(Length, Length);
            Span<float> samples = rows.Slice(2 * Length, Length), keeps = rows.Slice(3 * Length, Length);
            var area = window.Area;
            bool any = false;
            for (int u = 0; u < grid.Width; u++)
            {
                var (column, wayX) = Nearest(grid.Columns[u], grid.FractionsX[u], ReachX, PlaceX, Right);
                var (row, wayY) = Nearest(grid.Rows[u], grid.FractionsY[u], ReachY, PlaceY, Below);
                int x = column - area.X, y = row - area.Y;
                bool reaches = (uint)x < (uint)area.Width && (uint)y < (uint)area.Height && wayX < ReachX && wayY < ReachY;
                int at = reaches ? y * area.Width + x : 0;
                dx[u] = wayX;
                dy[u] = wayY;
                samples[u] = window.Samples[at];
                keeps[u] = !reaches ? 0 : window.Keep.IsEmpty ? 1 : window.Keep[at];
                any |= reaches;
            }

            return any;
        }

        /// <summary>The lattice's first column within reach of position whole + fraction, and the way there.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private (int Column, float Way) Nearest(int whole, float fraction, float reach, int place, int further)
        {
            int first = whole + (int)MathF.Ceiling(fraction - reach);
            int column = first + ((place - first) & Mask) + further;
            return (column, column - whole - fraction);
        }
    }

    /// <summary>sums += weight, weight x sample for one sample a pixel.</summary>
    private ref struct RowKernel<TShape> : IWideKernel where TShape : struct, IDropShape<TShape>
    {
        /// <summary>Ways along x and y, samples, their weights, sum of weights, sum of weighted samples.</summary>
        public const int Rows = 6;

        public TShape Shape;
        public ref float Row;

        public readonly Span<float> Sums(Span<float> rows) => rows.Slice(4 * Length, 2 * Length);

        public readonly Span<float> Weights(Span<float> rows) => rows.Slice(4 * Length, Length);

        public readonly Span<float> Values(Span<float> rows) => rows.Slice(5 * Length, Length);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var share = Shape.Weigh(TWide.Load(ref Row, index), TWide.Load(ref Row, Length + index));
            var weight = share * TWide.Load(ref Row, 3 * Length + index);
            TWide.Store(TWide.Load(ref Row, 4 * Length + index) + weight, ref Row, 4 * Length + index);
            var product = weight * TWide.Load(ref Row, 2 * Length + index);
            TWide.Store(TWide.Load(ref Row, 5 * Length + index) + product, ref Row, 5 * Length + index);
        }

        /// <summary>Sums of weighted samples become means.</summary>
        public readonly void Divide(Span<float> rows, int count)
        {
            Span<float> weights = Weights(rows), values = Values(rows);
            for (int u = 0; u < count; u++) values[u] = weights[u] > 0 ? values[u] / weights[u] : 0;
        }
    }
}
