using AstroStacker.Imaging;

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
            ResultPixels = (long)(first.SensorArea.Area * border * border),
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
    };

    /// <summary>True where the planes beside the picture are wanted.</summary>
    public bool HasMaps { get; init; }

    /// <summary>The picture and the planes beside it.</summary>
    public long ResultBytes => ResultPixels * sizeof(float) * new ResultPlanes(PlaneCount, HasMaps).Count;

    public long SurveyBytes => FramePixels * 2 + (8L << 20);

    /// <summary>Samples and weights of all frames over a tile, and the windows of one frame.</summary>
    public long TileBytes((int Width, int Height) tile)
    {
        long pixels = (long)tile.Width * tile.Height;
        return pixels * sizeof(float) * (2L * FrameCount * PlaneCount + 3) + pixels * sizeof(float) * 4 * (PlaneCount + 1);
    }
}
