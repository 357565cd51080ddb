using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Trails;

/// <summary>
/// Finds the trails of a frame, the clearest first, each taken off before the next is looked for.
/// </summary>
/// <param name="grid">Of the bins.</param>
/// <param name="structure">What all frames share.</param>
/// <param name="mostBend">How far a lens may bend a trail, bins.</param>
internal sealed class TrailSearch(BinnedGrid grid, NightStructure structure, double mostBend)
{
    /// <summary>
    /// Sigma of a line sum. A frame has some 2 million lines; noise passes 7 sigma once in 800 thousand million.
    /// </summary>
    private const double LeastSigma = 7;

    /// <summary>Blocks along the longer side in which lines are looked for; the path is then fitted to the bins.</summary>
    private const int MostBlocks = 512;

    /// <summary>Of the shorter side: meteors and spikes of stars are shorter, and nothing short can be told from noise.</summary>
    private const double LeastPart = 0.25;

    private const int FewestBlocks = 24;

    private const int MostTries = 16;

    /// <summary>To each side, bins: wide enough for an aeroplane's lights.</summary>
    private const int ProfileRadius = 12;

    /// <summary>Bins around a line without a trail that are taken off, so that the next best is another.</summary>
    private const double RefusedHalfWidth = 1.5;

    /// <summary>Half the difference between both sides over the trail's own height: beside an edge it is near 1.</summary>
    private const double MostSlant = 0.5;

    /// <summary>Share of the pieces that must have sky on both sides.</summary>
    private const double LeastSeen = 0.6;

    /// <summary>Distance of the places beside a trail that are compared, bins.</summary>
    private const double SlantDistance = 3;

    /// <summary>Looks through bins in sigma of the frame, 0 where absent; trails found are taken off them.</summary>
    public List<FoundTrail> Find(Span<float> bins, DifferenceUnit unit, CancellationToken cancellationToken)
    {
        var found = new List<FoundTrail>();
        int block = (Math.Max(grid.Width, grid.Height) + MostBlocks - 1) / MostBlocks;
        int width = grid.Width / block, height = grid.Height / block, shorter = Math.Min(width, height);
        int leastLength = Math.Max(FewestBlocks, (int)(LeastPart * shorter));
        if (shorter < FewestBlocks) return found;
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (new LineScan(Blocks(bins, block), width, leastLength).Best(LeastSigma) is not { } line) break;
            var candidate = new LineCandidate(
                Bin(line.X0, block), Bin(line.Y0, block), Bin(line.X1, block), Bin(line.Y1, block), line.Sigma);
            if (TrailPath.Along(candidate, grid.Width, grid.Height) is not { } straight) break;
            var path = TrailPolish.Run(
                bins, grid.Width, TrailFit.Refine(bins, grid.Width, straight, block + 1, mostBend));
            var trail = Verify(bins, path, unit, leastLength * block);
            if (trail is not null) found.Add(trail);
            TakeOff(bins, trail?.Path ?? straight, (trail?.HalfWidthPixels ?? 0) / grid.Size + RefusedHalfWidth);
        }

        return found;
    }

    /// <summary>The bin at a place on the blocks.</summary>
    private static double Bin(double place, int block) => (place + 0.5) * block - 0.5;

    private FoundTrail? Verify(ReadOnlySpan<float> bins, TrailPath path, DifferenceUnit unit, double leastLength)
    {
        var strip = new TrailStrip(bins, grid.Width, path, TrailExtent.Pieces, ProfileRadius);
        var filter = new StripFilter(strip, TrailFit.UsualSigma);
        var extent = TrailExtent.Of(filter);
        double piece = path.Length / TrailExtent.Pieces, length = (extent.To - extent.From) * piece;
        bool isTrail = extent.Sigma >= LeastSigma && extent.IsEven && length >= leastLength && StandsAlone(filter, extent);
        if (!isTrail || new ModelLine(grid, structure).Explains(filter, extent, path, unit)) return null;
        double half = TrailWidth.HalfPixels(strip, extent, grid.Size);
        return new FoundTrail(path, extent.From * piece, extent.To * piece, half);
    }

    /// <summary>Sky on both sides, and alike: neither the edge of a frame nor that of a cloud or nebula.</summary>
    private static bool StandsAlone(StripFilter filter, TrailExtent extent)
    {
        double middle = 0, left = 0, right = 0;
        int seen = 0;
        for (int i = extent.From; i < extent.To; i++)
        {
            var (leftSide, rightSide) = (filter.At(i, -SlantDistance), filter.At(i, SlantDistance));
            middle += filter.At(i, 0).Signal;
            left += leftSide.Signal;
            right += rightSide.Signal;
            if (Math.Min(leftSide.Variance, rightSide.Variance) > filter.At(i, 0).Variance / 2) seen++;
        }

        return Math.Abs(left - right) / 2 <= MostSlant * middle && seen >= LeastSeen * (extent.To - extent.From);
    }

    /// <summary>Sums of block x block bins over the root of their number: noise keeps its deviation.</summary>
    private float[] Blocks(ReadOnlySpan<float> bins, int block)
    {
        int width = grid.Width / block, height = grid.Height / block;
        var blocks = new float[width * height];
        float share = 1f / block;
        for (int y = 0; y < height * block; y++)
        {
            var row = bins.Slice(y * grid.Width, width * block);
            var sums = blocks.AsSpan(y / block * width, width);
            for (int x = 0, at = 0; x < width; x++)
            {
                float sum = 0;
                for (int k = 0; k < block; k++) sum += row[at++];
                sums[x] += sum * share;
            }
        }

        return blocks;
    }

    /// <summary>Makes the bins about a path absent, from edge to edge.</summary>
    private void TakeOff(Span<float> bins, TrailPath path, double halfWidth)
    {
        bool isSteep = Math.Abs(path.DirectionY) > Math.Abs(path.DirectionX);
        double reach = halfWidth / Math.Max(Math.Abs(path.DirectionX), Math.Abs(path.DirectionY));
        for (double along = 0; along <= path.Length; along += 0.5)
        {
            var (x, y) = path.At(along);
            int column = (int)Math.Round(isSteep ? y : x);
            double middle = isSteep ? x : y;
            if (column < 0 || column >= (isSteep ? grid.Height : grid.Width)) continue;
            int most = (isSteep ? grid.Width : grid.Height) - 1;
            for (int k = Math.Max(0, (int)(middle - reach)); k <= Math.Min(most, (int)(middle + reach) + 1); k++)
                bins[isSteep ? column * grid.Width + k : k * grid.Width + column] = 0;
        }
    }
}
