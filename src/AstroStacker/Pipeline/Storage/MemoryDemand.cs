using AstroStacker.Imaging;
using AstroStacker.Pipeline.Tiles;
using AstroStacker.Resampling;

namespace AstroStacker.Pipeline.Storage;

/// <summary>What a run would like to hold.</summary>
public sealed record MemoryDemand
{
    public required int FrameCount { get; init; }

    public required int PlaneCount { get; init; }

    /// <summary>Pixels of the result.</summary>
    public required long ResultPixels { get; init; }

    public required long MasterBytes { get; init; }

    /// <summary>Decoded frames that are in memory already.</summary>
    public required long KeptBytes { get; init; }

    /// <summary>Samples of one plane of a light: the survey of a frame holds a quarter of them as luminance.</summary>
    public required long FramePixels { get; init; }

    /// <summary>The demand of a job on frames like <paramref name="first"/>.</summary>
    public static MemoryDemand Of(StackJob job, int frameCount, FrameInfo first, long masterBytes, long keptBytes)
    {
        double border = 1 + 2 * job.Padding;
        return new MemoryDemand
        {
            FrameCount = frameCount,
            PlaneCount = first.Cfa is not null && !job.RawMosaic ? 3 : first.PlaneCount,
            ResultPixels = (long)(first.SensorArea.Area * border * border * Square(job.Integration.Drizzle?.Scale ?? 1)),
            HasWeights = job.Integration.Drizzle is { FillHolesPixels: > 0 },
            TileUnitPixels = DrizzleStacker.CellPixels(job.Integration.Drizzle),
            OutputPixelsPerSample = Square(job.Integration.Drizzle?.Scale ?? 1),
            MasterBytes = masterBytes,
            KeptBytes = keptBytes,
            FramePixels = first.SensorArea.Area,
            HasMaps = job.Output.Maps,
        };
    }

    /// <summary>The same once it is settled which frames are stacked, and onto what.</summary>
    public MemoryDemand For(StackPlan plan) => this with
    {
        FrameCount = plan.Layers.Max(layer => layer.Frames.Count),
        PlaneCount = plan.PlaneCount,
        ResultPixels = (long)plan.Grid.Width * plan.Grid.Height,
        HasWeights = plan.Integration.Drizzle is { FillHolesPixels: > 0 },
        HasVariance = HasMaps && plan.Integration.Combine is not ("max" or "min")
            && plan.Layers.All(layer => layer.Frames.All(frame => frame.Noise is not null)),
        TileUnitPixels = DrizzleStacker.CellPixels(plan.Integration.Drizzle),
        OutputPixelsPerSample = Square(plan.Integration.Drizzle?.Scale ?? 1),
    };

    /// <summary>True where the planes beside the picture are wanted.</summary>
    public bool HasMaps { get; init; }

    /// <summary>True where each colour has a coverage of its own.</summary>
    public bool HasWeights { get; init; }

    /// <summary>The picture and the planes beside it.</summary>
    public long ResultBytes => ResultPixels * sizeof(float) * Planes.Count;

    public ResultPlanes Planes => new(PlaneCount, HasMaps) { HasVariance = HasVariance, HasWeights = HasWeights };

    /// <summary>True where the result's variance is wanted and can be told.</summary>
    public bool HasVariance { get; init; }

    public long SurveyBytes => FramePixels * 2 + (8L << 20);

    /// <summary>Tiles are multiples of so many pixels.</summary>
    public int TileUnitPixels { get; init; } = Warp.BlockPixels;

    /// <summary>Output pixels over a pixel of the grid on which frames are compared.</summary>
    public double OutputPixelsPerSample { get; init; } = 1;

    /// <summary>A tile at least as large that is whole units.</summary>
    public (int Width, int Height) Whole((int Width, int Height) tile) =>
        ((tile.Width + TileUnitPixels - 1) / TileUnitPixels * TileUnitPixels,
        (tile.Height + TileUnitPixels - 1) / TileUnitPixels * TileUnitPixels);

    /// <summary>
    /// Samples and weights of all frames over a tile, the windows of one frame, and the sums in double of what is drizzled.
    /// </summary>
    public long TileBytes((int Width, int Height) tile)
    {
        long pixels = (long)tile.Width * tile.Height;
        long sums = OutputPixelsPerSample == 1 ? 0
            : (long)(TileUnitPixels * TileUnitPixels * OutputPixelsPerSample * sizeof(double) * (4 * PlaneCount + 4));
        return sums + pixels * sizeof(float) * (2L * FrameCount * PlaneCount + 3) + pixels * sizeof(float) * 4 * (PlaneCount + 1);
    }

    private static double Square(double value) => value * value;
}
