using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using AstroStacker.Testing;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>A picture that tests hold every format to: odd sizes, negatives, more than 1, and all that a file can say.</summary>
internal sealed class Example(TemporaryFolder folder, int planes)
{
    // Wider than a block of any coder, taller than two blocks of OpenEXR and odd.
    public const int Width = 333;
    public const int Height = 41;

    public const double Pedestal = 0.01;

    public PictureInfo Info { get; } = PictureWriting.Info(Width, Height, planes) with
    {
        IsSrgb = planes == 3,
        BlackSubtracted = true,
        Pedestal = Pedestal,
        ExposureSeconds = 1 / 125.0,
        TotalExposureSeconds = 20 / 125.0,
        FrameCount = 20,
        FirstStart = new DateTime(2024, 8, 12, 23, 1, 2, 250, DateTimeKind.Utc),
        LastEnd = new DateTime(2024, 8, 12, 23, 21, 2, DateTimeKind.Utc),
        Camera = "Canon EOS 6D",
        Iso = 1600,
        FocalLengthMillimetres = 400,
        World = new WorldCoordinates(("RA---TAN", "DEC--TAN"), (299.9, 22.72), (166, 20), [-0.0004, 0, 0, 0.0004], "ICRS", 2000),
        TemperatureCelsius = -9.5,
        Filter = "L'Enhance",
        ObjectName = "M 27 <Dumbbell> & more",
        Capture = new CaptureSettings { SerialNumber = "A 17", Gain = 120 },
        Software = "AstroStacker 0.1.0",
        History = ["mean of 20 frames", "colours: <none> & \"kept\""],
    };

    public float[][] Planes { get; } = PictureWriting.Noise(Width, Height, planes);

    /// <summary>What 16-bit formats hold: rounded, halves up, cut at both ends.</summary>
    public int[][] Levels => [.. Planes.Select(plane => plane.Select(LevelOf).ToArray())];

    /// <summary>A dark level and a little noise in place of the samples, as coders meet them.</summary>
    public void MakeSky()
    {
        var random = new Random(3);
        foreach (float[] plane in Planes)
            foreach (ref float sample in plane.AsSpan())
                sample = 0.05f + 0.002f * (float)(random.NextDouble() + random.NextDouble());
    }

    public string Write(string format, bool compress = false)
    {
        string path = folder.At($"{format}{(compress ? "-compressed" : "")}{AstroStacker.Formats.PictureFormats.Find(format)!.Extension}");
        using var writer = AstroStacker.Formats.PictureFormats.Find(format)!.Create(path, Info, compress);
        writer.WriteBands(Info, Planes, rowsPerBand: 7);
        writer.Complete();
        return path;
    }

    /// <summary>The samples pixel by pixel.</summary>
    public static T[] Interleaved<T>(T[][] planes) =>
        [.. Enumerable.Range(0, planes[0].Length).SelectMany(i => planes.Select(plane => plane[i]))];

    public static ReadOnlySpan<byte> Bytes<T>(T[] values) where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan());

    private static int LevelOf(float sample)
    {
        // The product and the sum are rounded to float, as in the writers.
        float value = sample * 65535f + (float)(Pedestal * 65535);
        return (int)Math.Clamp(Math.Floor((double)value + 0.5), 0, 65535);
    }
}
