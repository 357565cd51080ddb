namespace AstroStacker.Comparison.Background;

/// <summary>One colour of a frame on the output's bins, normalised; valid is 0 where the frame has nothing.</summary>
internal sealed class BinPlane(int count)
{
    public float[] Values { get; } = new float[count];

    public byte[] Valid { get; } = new byte[count];
}
