using System.Globalization;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>A wide picture goes through every writer band by band: no writer keeps it.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class WideMosaicTests : IDisposable
{
    private const int Width = 20000;
    private const int Height = 2000;
    private const int Planes = 3;
    private const int RowsPerBand = 16;

    /// <summary>A tenth of the picture, which has 480 MB.</summary>
    private const long MostBytes = 48L << 20;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, bool> Writers =>
    [
        .. PictureFormats.All.Select(format => (format.Name, false)),
        .. PictureFormats.All.Where(format => format.CanCompress).Select(format => (format.Name, true)),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Writers))]
    public void Write_KeepsBandsAlone(string format, bool compress)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The figure is Linux's.");
        var band = new float[Width * RowsPerBand * Planes];
        // Few levels: what is measured is memory, not how long noise takes to compress.
        for (int i = 0; i < band.Length; i++) band[i] = i / 64 % 32 / 40f;
        GC.Collect();
        long before = AnonymousBytes(), peak = 0;
        var info = PictureWriting.Info(Width, Height, Planes);
        using (var writer = PictureFormats.Find(format)!.Create(_folder.At("wide"), info, compress))
        {
            for (int y = 0; y < Height; y += RowsPerBand)
            {
                writer.Write(new PictureBand { Y = y, Rows = RowsPerBand, Width = Width, PlaneCount = Planes, Samples = band });
                peak = Math.Max(peak, AnonymousBytes());
            }

            writer.Complete();
        }

        peak = Math.Max(peak, AnonymousBytes());
        Assert.InRange(peak - before, long.MinValue, MostBytes);
    }

    private static long AnonymousBytes()
    {
        string line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("RssAnon:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
