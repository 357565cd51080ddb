namespace AstroStacker.Stars;

/// <summary>
/// A frame in at most 256 x 256 blocks of its detection picture, each bin no brighter than 3 sigma so that stars weigh
/// little: what trails are looked for on.
/// </summary>
internal sealed class TrailPicture
{
    /// <summary>Blocks along the longer side at most.</summary>
    public const int MostBlocks = 256;

    private const float MostSigma = 3;

    private readonly int _block;
    private readonly float[] _sums;
    private readonly float[] _values;

    public TrailPicture(int width, int height)
    {
        _block = Math.Max(2, (Math.Max(width, height) + MostBlocks - 1) / MostBlocks);
        (Width, Height) = (width / _block, height / _block);
        _sums = new float[width];
        _values = new float[Width * Height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Row by row.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Takes row y of the detection picture; rows come in order.</summary>
    public void AddRow(ReadOnlySpan<float> sigmas, int y)
    {
        StarKernels.AddClipped(_sums, sigmas, MostSigma);
        if ((y + 1) % _block != 0) return;
        var row = _values.AsSpan(y / _block * Width, Width);
        for (int x = 0; x < row.Length; x++)
        {
            float sum = 0;
            foreach (float part in _sums.AsSpan(x * _block, _block)) sum += part;
            row[x] = sum;
        }

        Array.Clear(_sums);
    }
}
