namespace AstroStacker.Imaging;

/// <summary>Whole rows of a finished picture: PlaneCount planes of Width x Rows samples each, plane after plane.</summary>
public readonly ref struct PictureBand
{
    public required int Y { get; init; }

    public required int Rows { get; init; }

    public required int Width { get; init; }

    public required int PlaneCount { get; init; }

    public required ReadOnlySpan<float> Samples { get; init; }

    /// <summary>One row of one plane; <paramref name="row"/> counts from the band's first.</summary>
    public ReadOnlySpan<float> Row(int plane, int row) => Samples.Slice((plane * Rows + row) * Width, Width);
}
