using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Registration.Bench;

/// <summary>The green or only plane of a picture, pixel (0, 0) first.</summary>
internal sealed record Picture(int Width, int Height, float[] Samples)
{
    public float this[int x, int y] => Samples[y * Width + x];

    /// <summary>Of a stack written as FITS.</summary>
    public static Picture Read(string path)
    {
        using var reader = FrameFormats.Open(path);
        var info = reader.Info;
        var samples = new float[info.SensorArea.Area];
        reader.Read(info.PlaneCount > 1 ? 1 : 0, info.SensorArea, samples);
        return new Picture(info.Width, info.Height, samples);
    }
}
