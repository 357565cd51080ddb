using AstroStacker.Formats;

namespace AstroStacker.Testing.Nights;

/// <summary>A stack's planes, pixel (0, 0) first.</summary>
public sealed record StackPicture(int Width, int Height, IReadOnlyList<float[]> Planes)
{
    /// <summary>Of a picture written as FITS; sample times its plane's factor.</summary>
    /// <param name="path">The file.</param>
    /// <param name="factors">One a plane; empty for 1.</param>
    public static StackPicture Read(string path, IReadOnlyList<double> factors)
    {
        using var reader = FrameFormats.Open(path);
        var info = reader.Info;
        var planes = new float[info.PlaneCount][];
        for (int plane = 0; plane < planes.Length; plane++)
        {
            planes[plane] = new float[info.SensorArea.Area];
            reader.Read(plane, info.SensorArea, planes[plane]);
            float factor = factors.Count == 0 ? 1 : (float)factors[plane];
            for (int i = 0; i < planes[plane].Length; i++) planes[plane][i] *= factor;
        }

        return new StackPicture(info.Width, info.Height, planes);
    }

    /// <summary>Means of bins of side x side pixels, row by row; pixels beyond the last whole bin are left out.</summary>
    public double[] Bins(int plane, int side)
    {
        int across = Width / side, down = Height / side;
        var bins = new double[across * down];
        for (int y = 0; y < down * side; y++)
            for (int x = 0; x < across * side; x++) bins[y / side * across + x / side] += Planes[plane][y * Width + x];
        for (int i = 0; i < bins.Length; i++) bins[i] /= side * side;
        return bins;
    }
}
