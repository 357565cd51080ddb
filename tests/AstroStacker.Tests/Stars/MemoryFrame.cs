using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Tests.Stars;

/// <summary>A calibrated frame whose samples lie in memory.</summary>
internal sealed class MemoryFrame(
    float[][] planes, int width, int height, CfaPattern? cfa, PixelRectangle? area = null) : ICalibratedFrame
{
    public FrameInfo Info { get; } = new()
    {
        Path = "memory",
        FormatName = "memory",
        Width = width,
        Height = height,
        VisibleArea = area ?? new PixelRectangle(0, 0, width, height),
        PlaneCount = planes.Length,
        SampleType = SampleType.Float32,
        Cfa = cfa,
        SaturationAdu = 1,
    };

    public PixelRectangle Area => Info.VisibleArea;

    public void Read(int plane, PixelRectangle area, Span<float> samples)
    {
        if (!Area.Contains(area)) throw new ArgumentOutOfRangeException(nameof(area), area, "outside the frame");
        for (int y = 0; y < area.Height; y++)
            planes[plane].AsSpan((area.Y + y) * width + area.X, area.Width).CopyTo(samples[(y * area.Width)..]);
    }

    public void ReadFlags(int plane, PixelRectangle area, Span<byte> flags)
    {
        for (int y = 0; y < area.Height; y++)
            for (int x = 0; x < area.Width; x++)
                flags[y * area.Width + x] = (byte)(planes[plane][(area.Y + y) * width + area.X + x] >= 0.9999f ? 1 : 0);
    }

    /// <summary>A plain 16-bit FITS file, its rows as stored, in units of 65,535.</summary>
    public static MemoryFrame OfFits(string path, CfaPattern? cfa)
    {
        byte[] file = File.ReadAllBytes(path);
        int end = 0, width = 0, height = 0;
        for (string card = ""; !card.StartsWith("END ", StringComparison.Ordinal); end += 80)
        {
            card = Encoding.ASCII.GetString(file, end, 80);
            if (card.StartsWith("NAXIS1 ", StringComparison.Ordinal)) width = Number(card);
            if (card.StartsWith("NAXIS2 ", StringComparison.Ordinal)) height = Number(card);
        }

        bool isUnsigned = Encoding.ASCII.GetString(file, 0, end).Contains("BZERO", StringComparison.Ordinal);
        int start = (end + 2879) / 2880 * 2880;
        var samples = new float[width * height];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = (BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(start + 2 * i)) + (isUnsigned ? 32768 : 0)) / 65535f;
        return new MemoryFrame([samples], width, height, cfa);
    }

    private static int Number(string card) => int.Parse(card.AsSpan(10, 21), CultureInfo.InvariantCulture);
}
