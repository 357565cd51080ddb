namespace AstroStacker.EndToEnd.Files;

/// <summary>A picture as a test reads it: planes of samples row by row, in the file's own unit.</summary>
internal sealed record Picture(int Width, int Height, float[][] Planes)
{
    public float At(int plane, int x, int y) => Planes[plane][y * Width + x];

    /// <summary>The mean of one plane over all that lies at least <paramref name="border"/> pixels inside.</summary>
    public double Mean(int plane, int border = 0) => Inside(plane, border).Average(value => (double)value);

    public IEnumerable<float> Inside(int plane, int border)
    {
        for (int y = border; y < Height - border; y++)
            for (int x = border; x < Width - border; x++)
                yield return At(plane, x, y);
    }
}
