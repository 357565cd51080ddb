using AstroStacker.Imaging;
using AstroStacker.Pipeline.Tiles;

namespace AstroStacker.Pipeline.Storage;

/// <summary>How the memory of a run is shared out, made before the work starts. Changes no pixel.</summary>
/// <param name="BudgetBytes">The process's own memory to keep to.</param>
/// <param name="TilePixels">Width and height of a tile, multiples of 64.</param>
/// <param name="TileBytes">What one thread needs to integrate a tile.</param>
/// <param name="Planes">What is kept of each pixel of the result.</param>
/// <param name="ResultInMemory">True where the finished picture stays in memory until it is written.</param>
public sealed record MemoryPlan(
    long BudgetBytes, (int Width, int Height) TilePixels, long TileBytes, ResultPlanes Planes, bool ResultInMemory)
{
    /// <summary>The runtime, the libraries and the buffers of readers and writers.</summary>
    private const long BaseBytes = 160L << 20;

    /// <summary>The night's model and the bins of a frame on each thread.</summary>
    private const long ComparisonBytes = 512L << 20;

    /// <summary>What is known of each colour of each frame while backgrounds are compared.</summary>
    private const long ComparedPlaneBytes = 128L << 10;

    /// <summary>Tiles tried in turn until the frames fit: the largest first reads the least twice.</summary>
    private static readonly (int Width, int Height)[] s_tiles = [(512, 128), (512, 64), (256, 64), (128, 64), (64, 64)];

    /// <summary>Samples and weights of a tile in the fast cache, beyond which smaller tiles are quicker.</summary>
    private const long CachedTileBytes = 160L << 20;

    /// <summary>
    /// Width of the tiles side by side that a thread reads ahead: more hardly saves anything, and leaves threads idle at the end.
    /// </summary>
    private const int MostStretchPixels = 1024;

    /// <summary>Stretches for each thread that there must be, so that all threads end together.</summary>
    private const int StretchesPerThread = 16;

    /// <summary>Room in a strip for what tiles need round them, and for the slant of frames that are turned a little.</summary>
    private const int StripMarginPixels = 24;
    private const double StripSlant = 1.5;

    /// <summary>What frames are read ahead into may take, all threads together, of what is free.</summary>
    private const int StripShare = 4;

    /// <summary>Tiles side by side for which a thread reads the frames at once.</summary>
    public int StretchTiles { get; init; } = 1;

    /// <summary>The most samples of a frame that a thread holds for those.</summary>
    public int StripSamples { get; init; }

    /// <summary>The picture, and the tiles and strips of all threads.</summary>
    public long IntegrationBytes { get; init; }

    /// <summary>What the user allows, else half of what the machine or its cgroup has.</summary>
    public static long BudgetBytesOf(ResourceOptions options) =>
        options.MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>The share of the budget that decoded frames may take before any other need is known.</summary>
    public static long KeepBytesOf(ResourceOptions options) => Math.Max(0, (BudgetBytesOf(options) - BaseBytes) * 2 / 5);

    /// <summary>
    /// What may be kept of frames while they are compared: half of what is left beside the most that the comparison itself takes.
    /// </summary>
    public static long BinBytesOf(ResourceOptions options, MemoryDemand demand) =>
        Math.Max(0, (BudgetBytesOf(options) - BaseBytes - demand.MasterBytes - demand.KeptBytes
            - ComparisonBytes - (long)demand.FrameCount * demand.PlaneCount * ComparedPlaneBytes) / 2);

    /// <summary>Gives back what earlier stages have left lying, where it would not fit beside what integration takes.</summary>
    public void MakeRoom()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) + IntegrationBytes > BudgetBytes - BaseBytes)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Throws <see cref="MemoryBudgetException"/> where so many bytes beside the program's own are beyond the budget.</summary>
    public static void Require(ResourceOptions options, long bytes)
    {
        long budget = BudgetBytesOf(options), need = BaseBytes + bytes;
        if (need > budget) throw TooFew(budget, need);
    }

    public static MemoryPlan Make(ResourceOptions options, MemoryDemand demand)
    {
        long budget = BudgetBytesOf(options);
        int threads = options.Threads ?? Environment.ProcessorCount;
        long free = budget - BaseBytes - demand.MasterBytes - demand.KeptBytes;
        var tile = options.TilePixels ?? Array.Find(
            s_tiles, candidate => demand.TileBytes(demand.Whole(candidate)) <= Math.Min(CachedTileBytes, free / 2 / threads));
        tile = demand.Whole(tile.Width == 0 ? s_tiles[^1] : tile);
        long tiles = threads * Math.Max(demand.TileBytes(tile), demand.SurveyBytes);
        bool inMemory = demand.ResultBytes + tiles <= free;
        free -= tiles + (inMemory ? demand.ResultBytes : 0);
        if (free < 0) throw TooFew(budget, budget - free);
        int stretch = Math.Max(1, MostStretchPixels / tile.Width);
        while (stretch > 1 && !IsRoomFor(stretch)) stretch--;
        return new MemoryPlan(budget, tile, demand.TileBytes(tile), demand.Planes, inMemory)
        {
            StretchTiles = stretch,
            IntegrationBytes = (inMemory ? demand.ResultBytes : 0) + tiles + (stretch == 1 ? 0 : StripBytes(stretch)),
            StripSamples = stretch == 1 ? 0 : StripSamplesOf(tile, stretch),
        };
        long StripBytes(int count) => (long)StripSamplesOf(tile, count) * FrameStrip.SampleBytes * demand.FrameCount * threads;
        bool IsRoomFor(int count) =>
            StripBytes(count) <= free / StripShare
            && demand.ResultPixels / ((long)count * tile.Width * tile.Height) >= StretchesPerThread * threads;
    }

    private static int StripSamplesOf((int Width, int Height) tile, int count) => (int)(
        StripSlant * (count * tile.Width + 2 * StripMarginPixels) * (tile.Height + 2 * StripMarginPixels));

    private static MemoryBudgetException TooFew(long budget, long need) => new(
        $"{budget >> 20} MB of memory are too few: this run needs {need >> 20} MB. "
        + $"Give --memory {(need >> 20) + 1}MB or fewer --threads.");
}
