using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Tests.Formats;

/// <summary>Short ways to write pictures in tests.</summary>
internal static class PictureWriting
{
    /// <summary>Writes whole planes in bands of so many rows.</summary>
    public static string Write(string format, string path, PictureInfo info, float[][] planes, int rowsPerBand = 3)
    {
        using var writer = PictureFormats.Find(format)!.Create(path, info);
        writer.WriteBands(info, planes, rowsPerBand);
        writer.Complete();
        return path;
    }

    public static void WriteBands(this IPictureWriter writer, PictureInfo info, float[][] planes, int rowsPerBand = 3)
    {
        for (int y = 0; y < info.Height; y += rowsPerBand)
        {
            int rows = Math.Min(rowsPerBand, info.Height - y);
            float[] band = [.. planes.SelectMany(plane => plane.Skip(y * info.Width).Take(rows * info.Width))];
            writer.Write(new PictureBand
            {
                Y = y,
                Rows = rows,
                Width = info.Width,
                PlaneCount = info.PlaneCount,
                Samples = band
            });
        }
    }

    public static PictureInfo Info(int width, int height, int planes) =>
        new() { Width = width, Height = height, PlaneCount = planes };

    /// <summary>A master with everything a file can say about it.</summary>
    public static PictureInfo Master(int width, int height) => Info(width, height, 1) with
    {
        IsRawAdu = true,
        SaturationAdu = 16383,
        Cfa = new CfaPattern("GRBG"),
        ExposureSeconds = 30,
        TotalExposureSeconds = 600,
        FrameCount = 20,
        FirstStart = new DateTime(2024, 8, 12, 23, 1, 2, 250, DateTimeKind.Utc),
        LastEnd = new DateTime(2024, 8, 12, 23, 21, 2, DateTimeKind.Utc),
        Camera = "Canon EOS 6D",
        Iso = 1600,
        Capture = new CaptureSettings
        {
            Type = FrameType.Dark,
            IsMaster = true,
            Gain = 120,
            Offset = 30,
            ElectronsPerAdu = 0.25,
            BinningX = 2,
            BinningY = 2,
            PixelSizeMicrometres = 7.5,
            SetTemperatureCelsius = -10,
            ReadoutMode = "High Gain",
            SerialNumber = "A 17",
            Telescope = "RASA 8",
        },
        TemperatureCelsius = -9.5,
        Filter = "L'Enhance",
        ObjectName = "M 27",
        History = ["master dark of 20 frames", "combined as a mean"],
    };

    /// <summary>Any values, negatives and more than 1 among them.</summary>
    public static float[][] Noise(int width, int height, int planes)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, planes).Select(_ => Enumerable.Range(0, width * height)
            .Select(_ => (float)(random.NextDouble() * 1.4 - 0.2)).ToArray())];
    }
}
