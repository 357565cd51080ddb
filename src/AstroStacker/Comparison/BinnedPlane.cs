namespace AstroStacker.Comparison;

/// <summary>A plane over the bins of a frame.</summary>
/// <param name="frame">Whose bins they are.</param>
/// <param name="values">Row by row.</param>
/// <param name="origin">Where the light of bin (0, 0) was collected, full-sensor pixels.</param>
/// <param name="saturated">1 where a bin is saturated; empty where that does not matter.</param>
internal readonly ref struct BinnedPlane(
    BinnedFrame frame, ReadOnlySpan<float> values, (double X, double Y) origin, ReadOnlySpan<byte> saturated)
{
    public ReadOnlySpan<float> Values { get; } = values;

    public ReadOnlySpan<byte> Saturated { get; } = saturated;

    public int Width { get; } = frame.Width;

    public int Height { get; } = frame.Height;

    /// <summary>Side of a bin, sensor pixels.</summary>
    public int Size { get; } = frame.Size;

    public (double X, double Y) Origin { get; } = origin;
}
