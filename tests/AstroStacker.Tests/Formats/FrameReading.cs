using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Tests.Formats;

/// <summary>Short ways to look at a frame's samples in tests.</summary>
internal static class FrameReading
{
    public static float[] ReadAll(this IFrameReader reader, int plane = 0) =>
        reader.ReadArea(reader.Info.SensorArea, plane);

    public static float[] ReadArea(this IFrameReader reader, PixelRectangle area, int plane = 0)
    {
        var samples = new float[area.Area];
        reader.Read(plane, area, samples);
        return samples;
    }

    public static FrameInfo InfoOf(string path)
    {
        using var reader = FrameFormats.Open(path);
        return reader.Info;
    }

    /// <summary>The window cut out of a whole plane, the obvious way.</summary>
    public static float[] Cut(float[] plane, int width, PixelRectangle area)
    {
        var samples = new List<float>();
        for (int y = area.Y; y < area.Bottom; y++)
            for (int x = area.X; x < area.Right; x++) samples.Add(plane[y * width + x]);
        return [.. samples];
    }
}
