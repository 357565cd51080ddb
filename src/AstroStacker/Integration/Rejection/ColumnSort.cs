using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Sorts all lanes of vectors at once by a fixed list of comparators: blocks of 8 in registers (Knuth, TAOCP 5.3.4), then
/// bitonic merges (Batcher 1968) whose last three rounds are again in registers, where a comparator costs an eighth of one
/// in memory.
/// </summary>
internal static class ColumnSort
{
    private const int Block = 8;

    /// <summary>Items that so many need: whole blocks.</summary>
    public static int RoomFor(int items) => (items + Block - 1) / Block * Block;

    /// <summary>
    /// Sorts items 0 to n - 1 of every lane upwards; item k's lanes start at columns[k x TWide.Count]. There is
    /// <see cref="RoomFor"/> n.
    /// </summary>
    public static void Sort<TWide>(ref float columns, int items) where TWide : struct, IWide<TWide>
    {
        int room = RoomFor(items), run = SortRuns<TWide>(ref columns, items);
        if (run < room) Merge<TWide>(ref columns, run, room);
    }

    /// <summary>
    /// The same but for the last merge: items 0 to r - 1 and those from r on are sorted, each for themselves. Returns r, which is all of
    /// them where there are few.
    /// </summary>
    public static int SortRuns<TWide>(ref float columns, int items) where TWide : struct, IWide<TWide>
    {
        int room = RoomFor(items), run = Block;
        for (nint item = items; item < room; item++)
            TWide.Store(TWide.Splat(float.PositiveInfinity), ref columns, item * TWide.Count);
        for (nint block = 0; block < room; block += Block) SortBlock<TWide>(ref Unsafe.Add(ref columns, block * TWide.Count));
        for (; 2 * run < room; run *= 2)
            for (nint start = 0; start + run < room; start += 2 * run)
                Merge<TWide>(ref Unsafe.Add(ref columns, start * TWide.Count), run, Math.Min(2 * run, room - start));
        return Math.Min(run, room);
    }

    /// <summary>
    /// Item <paramref name="rank"/> of what a merge of the two runs would give: the least, over all ways to take rank + 1 items off the
    /// runs' beginnings, of the greatest taken.
    /// </summary>
    /// <param name="columns">As <see cref="SortRuns"/> left them.</param>
    /// <param name="stride">From an item to the next.</param>
    /// <param name="run">Items of the first run.</param>
    /// <param name="items">Of both.</param>
    /// <param name="rank">Counted from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Pick<TWide>(ref float columns, nint stride, int run, int items, int rank) where TWide : struct, IWide<TWide>
    {
        nint fromSecond = Math.Max(0, rank + 1 - run), most = Math.Min(items - run, rank + 1);
        TWide picked = TWide.Load(ref columns, (fromSecond > 0 ? run - 1 : rank) * stride);
        if (fromSecond > 0) picked = TWide.Max(picked, TWide.Load(ref columns, (run + fromSecond - 1) * stride));
        while (++fromSecond <= most)
        {
            var greatest = TWide.Load(ref columns, (run + fromSecond - 1) * stride);
            if (fromSecond <= rank) greatest = TWide.Max(TWide.Load(ref columns, (rank - fromSecond) * stride), greatest);
            picked = TWide.Min(picked, greatest);
        }

        return picked;
    }

    /// <summary>
    /// Merges a sorted run and the sorted items behind it, at most as many. Items missing at the end count as infinite:
    /// comparators with them do nothing.
    /// </summary>
    private static void Merge<TWide>(ref float columns, nint run, nint items) where TWide : struct, IWide<TWide>
    {
        if (run == Block)
        {
            MergeBlocks<TWide>(ref columns, isFirstRound: true);
            return;
        }

        for (nint high = run; high < items; high++) OrderItems<TWide>(ref columns, 2 * run - 1 - high, high);
        for (nint distance = run / 2; distance > Block; distance /= 2)
            for (nint start = 0; start + distance < items; start += 2 * distance)
                for (nint low = start; low < Math.Min(start + distance, items - distance); low++)
                    OrderItems<TWide>(ref columns, low, low + distance);
        nint block = 0;
        for (; block + Block < items; block += 2 * Block)
            MergeBlocks<TWide>(ref Unsafe.Add(ref columns, block * TWide.Count), isFirstRound: false);
        if (block < items) MergeBlock<TWide>(ref Unsafe.Add(ref columns, block * TWide.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OrderItems<TWide>(ref float columns, nint low, nint high) where TWide : struct, IWide<TWide>
    {
        TWide a = TWide.Load(ref columns, low * TWide.Count), b = TWide.Load(ref columns, high * TWide.Count);
        TWide.Store(TWide.Min(a, b), ref columns, low * TWide.Count);
        TWide.Store(TWide.Max(a, b), ref columns, high * TWide.Count);
    }

    /// <summary>8 items: 19 comparators, the fewest there can be.</summary>
    private static void SortBlock<TWide>(ref float column) where TWide : struct, IWide<TWide>
    {
        TWide a = Item<TWide>(ref column, 0), b = Item<TWide>(ref column, 1), c = Item<TWide>(ref column, 2);
        TWide d = Item<TWide>(ref column, 3), e = Item<TWide>(ref column, 4), f = Item<TWide>(ref column, 5);
        TWide g = Item<TWide>(ref column, 6), h = Item<TWide>(ref column, 7);
        (a, c) = Order(a, c);
        (b, d) = Order(b, d);
        (e, g) = Order(e, g);
        (f, h) = Order(f, h);
        (a, e) = Order(a, e);
        (b, f) = Order(b, f);
        (c, g) = Order(c, g);
        (d, h) = Order(d, h);
        (a, b) = Order(a, b);
        (c, d) = Order(c, d);
        (e, f) = Order(e, f);
        (g, h) = Order(g, h);
        (c, e) = Order(c, e);
        (d, f) = Order(d, f);
        (b, e) = Order(b, e);
        (d, g) = Order(d, g);
        (b, c) = Order(b, c);
        (d, e) = Order(d, e);
        (f, g) = Order(f, g);
        Store(ref column, a, b, c, d);
        Store(ref Unsafe.Add(ref column, 4 * TWide.Count), e, f, g, h);
    }

    /// <summary>8 items that rise and then fall, or the other way round.</summary>
    private static void MergeBlock<TWide>(ref float column) where TWide : struct, IWide<TWide>
    {
        TWide a = Item<TWide>(ref column, 0), b = Item<TWide>(ref column, 1), c = Item<TWide>(ref column, 2);
        TWide d = Item<TWide>(ref column, 3), e = Item<TWide>(ref column, 4), f = Item<TWide>(ref column, 5);
        TWide g = Item<TWide>(ref column, 6), h = Item<TWide>(ref column, 7);
        MergeItems(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
        Store(ref column, a, b, c, d);
        Store(ref Unsafe.Add(ref column, 4 * TWide.Count), e, f, g, h);
    }

    /// <summary>
    /// 16 items: in the first round two sorted blocks, whose second is taken from its end; then items that rise and fall.
    /// </summary>
    private static void MergeBlocks<TWide>(ref float column, bool isFirstRound) where TWide : struct, IWide<TWide>
    {
        var (i, step) = isFirstRound ? (2 * Block - 1, -1) : (Block, 1);
        ref float high = ref Unsafe.Add(ref column, Block * TWide.Count);
        var (a, q) = Order(Item<TWide>(ref column, 0), Item<TWide>(ref column, i));
        var (b, r) = Order(Item<TWide>(ref column, 1), Item<TWide>(ref column, i + step));
        var (c, s) = Order(Item<TWide>(ref column, 2), Item<TWide>(ref column, i + 2 * step));
        var (d, t) = Order(Item<TWide>(ref column, 3), Item<TWide>(ref column, i + 3 * step));
        var (e, u) = Order(Item<TWide>(ref column, 4), Item<TWide>(ref column, i + 4 * step));
        var (f, v) = Order(Item<TWide>(ref column, 5), Item<TWide>(ref column, i + 5 * step));
        var (g, w) = Order(Item<TWide>(ref column, 6), Item<TWide>(ref column, i + 6 * step));
        var (h, x) = Order(Item<TWide>(ref column, 7), Item<TWide>(ref column, i + 7 * step));
        MergeItems(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
        Store(ref column, a, b, c, d);
        Store(ref Unsafe.Add(ref column, 4 * TWide.Count), e, f, g, h);
        MergeItems(ref q, ref r, ref s, ref t, ref u, ref v, ref w, ref x);
        Store(ref high, q, r, s, t);
        Store(ref Unsafe.Add(ref high, 4 * TWide.Count), u, v, w, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MergeItems<TWide>(
        ref TWide a, ref TWide b, ref TWide c, ref TWide d, ref TWide e, ref TWide f, ref TWide g, ref TWide h)
        where TWide : struct, IWide<TWide>
    {
        (a, e) = Order(a, e);
        (b, f) = Order(b, f);
        (c, g) = Order(c, g);
        (d, h) = Order(d, h);
        (a, c) = Order(a, c);
        (b, d) = Order(b, d);
        (e, g) = Order(e, g);
        (f, h) = Order(f, h);
        (a, b) = Order(a, b);
        (c, d) = Order(c, d);
        (e, f) = Order(e, f);
        (g, h) = Order(g, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Item<TWide>(ref float column, nint item) where TWide : struct, IWide<TWide> =>
        TWide.Load(ref column, item * TWide.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TWide Low, TWide High) Order<TWide>(TWide a, TWide b) where TWide : struct, IWide<TWide> =>
        (TWide.Min(a, b), TWide.Max(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TWide>(ref float column, TWide a, TWide b, TWide c, TWide d) where TWide : struct, IWide<TWide>
    {
        TWide.Store(a, ref column, 0);
        TWide.Store(b, ref column, TWide.Count);
        TWide.Store(c, ref column, 2 * TWide.Count);
        TWide.Store(d, ref column, 3 * TWide.Count);
    }
}
