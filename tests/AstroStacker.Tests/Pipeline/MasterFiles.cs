using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Tests.Pipeline;

/// <summary>Writes small mosaics as master files, by our own writers.</summary>
internal static class MasterFiles
{
    public static string Write(
        string path, int width, int height, Func<int, int, float> adu, bool blackSubtracted = false, double? exposureSeconds = null)
    {
        string format = Path.GetExtension(path) switch { ".png" => "png", ".tif" => "tiff", _ => "fits" };
        var samples = new float[width * height];
        for (int i = 0; i < samples.Length; i++) samples[i] = adu(i % width, i / width);
        using var writer = PictureFormats.Find(format)!.Create(path, new PictureInfo
        {
            Width = width,
            Height = height,
            PlaneCount = 1,
            IsRawAdu = true,
            BlackSubtracted = blackSubtracted,
            SaturationAdu = 65535,
            ExposureSeconds = exposureSeconds,
        });
        writer.Write(new PictureBand { Y = 0, Rows = height, Width = width, PlaneCount = 1, Samples = samples });
        writer.Complete();
        return path;
    }

    /// <summary>A level float FITS whose samples are parts of one.</summary>
    public static string WriteUnitScale(string path, int width, int height, float level)
    {
        var samples = Enumerable.Repeat(level, width * height).ToArray();
        using var writer = PictureFormats.Find("fits")!.Create(path, new PictureInfo { Width = width, Height = height, PlaneCount = 1 });
        writer.Write(new PictureBand { Y = 0, Rows = height, Width = width, PlaneCount = 1, Samples = samples });
        writer.Complete();
        return path;
    }
}
