using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AstroStacker.Formats;

namespace AstroStacker.Testing.Nights;

/// <summary>
/// A master as Siril 1.0.6 wrote it of our simulated frames: their mean, its cards, its scale. Of FITS it keeps the order of the rows,
/// of RAW it takes the visible part and stores it from the bottom.
/// </summary>
public sealed record SirilMaster
{
    private const int Block = 2880;
    private const double UnitAdu = 65535;

    public required IReadOnlyList<string> Frames { get; init; }

    /// <summary>A master's file whose samples Siril took off each frame, or null. Its file names the result "pp_...".</summary>
    public string? Bias { get; init; }

    /// <summary>The frames' ROWORDER; Siril's of RAW is from the bottom.</summary>
    public bool BottomUp { get; init; }

    /// <summary>True for "set16bits": rounded, nothing below 0.</summary>
    public bool Integers { get; init; }

    /// <summary>Of RAW, Siril writes the maker before the model that DNGs give alone.</summary>
    public string Maker { get; init; } = "";

    public void Save(string path)
    {
        var (mean, width, height) = Mean();
        using var first = FrameFormats.Open(Frames[0]);
        var header = new StringBuilder();
        void Card(string key, string value) => header.Append($"{key,-8}= {value,20} / as Siril has it".PadRight(80));
        Card("SIMPLE", "T");
        Card("BITPIX", Integers ? "16" : "-32");
        Card("NAXIS", "2");
        Card("NAXIS1", Text(width));
        Card("NAXIS2", Text(height));
        Card("EXTEND", "T");
        Card("BZERO", Integers ? "32768." : "0.");
        Card("BSCALE", "1.");
        Card("ROWORDER", BottomUp ? "'BOTTOM-UP'" : "'TOP-DOWN'");
        Card("INSTRUME", $"'{Maker}{first.Info.Camera}'");
        Card("DATE-OBS", $"'{first.Info.StartTime:yyyy-MM-ddTHH:mm:ss}'");
        Card("STACKCNT", Text(Frames.Count));
        if (first.Info.ExposureSeconds is { } seconds)
        {
            Card("EXPTIME", Text(seconds));
            Card("LIVETIME", Text(seconds * Frames.Count));
        }

        Card("XBINNING", "1");
        Card("YBINNING", "1");
        if (first.Info.TemperatureCelsius is { } celsius) Card("CCD-TEMP", Text(celsius));
        if (first.Info.Iso is { } iso) Card("ISOSPEED", Text(iso));
        if (first.Info.Cfa is { } cfa)
        {
            Card("BAYERPAT", $"'{cfa.Shift(first.Info.VisibleArea.X, first.Info.VisibleArea.Y).Letters,-8}'");
            Card("XBAYROFF", "0");
            Card("YBAYROFF", "0");
        }

        if (first.Info.Capture.Gain is { } gain) Card("GAIN", Text(gain));
        Card("PROGRAM", "'Siril v1.0.6'");
        header.Append("END".PadRight(80));
        header.Append(' ', (Block - header.Length % Block) % Block);
        byte[] samples = Stored(mean, width, height);
        var padding = new byte[(Block - samples.Length % Block) % Block];
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes(header.ToString()), .. samples, .. padding]);
    }

    private (double[] Adu, int Width, int Height) Mean()
    {
        using var first = FrameFormats.Open(Frames[0]);
        var area = first.Info.VisibleArea;
        var mean = new double[area.Area];
        var samples = new float[area.Area];
        foreach (string frame in Frames)
        {
            using var reader = FrameFormats.Open(frame);
            reader.Read(0, area, samples);
            for (int i = 0; i < mean.Length; i++) mean[i] += samples[i] / (double)Frames.Count;
        }

        if (Bias is not null)
        {
            using var bias = FrameFormats.Open(Bias);
            bias.Read(0, bias.Info.SensorArea, samples);
            double unit = bias.Info.SaturationAdu <= 1 ? UnitAdu : 1;
            for (int i = 0; i < mean.Length; i++) mean[i] -= samples[i] * unit;
        }

        return (mean, area.Width, area.Height);
    }

    private byte[] Stored(double[] mean, int width, int height)
    {
        int size = Integers ? sizeof(short) : sizeof(float);
        var bytes = new byte[mean.Length * size];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                double adu = mean[(BottomUp ? height - 1 - y : y) * width + x];
                var place = bytes.AsSpan((y * width + x) * size);
                if (Integers) BinaryPrimitives.WriteInt16BigEndian(place, (short)(Math.Clamp(Math.Round(adu), 0, UnitAdu) - 32768));
                else BinaryPrimitives.WriteSingleBigEndian(place, (float)(adu / UnitAdu));
            }

        return bytes;
    }

    private static string Text(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
