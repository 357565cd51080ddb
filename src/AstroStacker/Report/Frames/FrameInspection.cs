using AstroStacker.Imaging;

namespace AstroStacker.Report.Frames;

/// <summary>What a single frame is, by its header and its samples.</summary>
public sealed record FrameInspection
{
    public required string Path { get; init; }

    /// <summary>For example "camera RAW (Canon EOS 6D)".</summary>
    public required string Format { get; init; }

    /// <summary>Full-sensor columns.</summary>
    public required int Width { get; init; }

    /// <summary>Full-sensor rows.</summary>
    public required int Height { get; init; }

    /// <summary>The part that sees light.</summary>
    public required PixelRectangle VisibleArea { get; init; }

    /// <summary>The mosaic's letters; null for mono frames and colour pictures.</summary>
    public string? Cfa { get; init; }

    public required SampleType SampleType { get; init; }

    /// <summary>What the header says the frame is; null where it doesn't.</summary>
    public FrameType? Type { get; init; }

    public string? Camera { get; init; }

    public string? Object { get; init; }

    public string? Filter { get; init; }

    public DateTime? StartTime { get; init; }

    public double? ExposureSeconds { get; init; }

    public double? Iso { get; init; }

    public double? Gain { get; init; }

    public double? Offset { get; init; }

    public double? TemperatureCelsius { get; init; }

    /// <summary>Mean over the mosaic's colours, by the file.</summary>
    public required double BlackAdu { get; init; }

    public required double SaturationAdu { get; init; }

    /// <summary>Lowest, middle and highest sample of the visible area.</summary>
    public required double LowestAdu { get; init; }

    public required double MedianAdu { get; init; }

    public required double HighestAdu { get; init; }

    /// <summary>Of the visible samples, 0 to 1.</summary>
    public required double SaturatedShare { get; init; }

    /// <summary>Level of the sky above black and its noise, one a colour, units of saturation.</summary>
    public required IReadOnlyList<PlaneStatistics> Sky { get; init; }

    /// <summary>Peaks that look like stars.</summary>
    public required int StarCount { get; init; }

    /// <summary>Median over the measured stars; 0 without any.</summary>
    public required double FwhmPixels { get; init; }

    public required double Eccentricity { get; init; }

    /// <summary>Median over the stars of each ninth of the field, row by row; null where a ninth has fewer than three.</summary>
    public required IReadOnlyList<double?> FwhmMapPixels { get; init; }

    /// <summary>Plain sentences: what is off.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
