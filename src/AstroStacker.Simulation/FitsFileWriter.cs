using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AstroStacker.Simulation;

/// <summary>Writes a frame as 16-bit FITS (4.0), unsigned by BZERO.</summary>
internal static class FitsFileWriter
{
    private const int BlockBytes = 2880;

    public static void Write(string path, NightOptions options, SimulatedFrame frame, DateTime start)
    {
        int width = options.SensorWidthPixels, height = options.SensorHeightPixels;
        var cards = new List<string>
        {
            Card("SIMPLE", "T"), Card("BITPIX", "16"), Card("NAXIS", "2"),
            Card("NAXIS1", Number(width)), Card("NAXIS2", Number(height)),
            Card("BZERO", "32768"), Card("BSCALE", "1"),
            Text("IMAGETYP", TypeName(frame.Kind)), Text("INSTRUME", "Synthetic Sky"),
            Card("EXPTIME", Number(frame.ExposureSeconds)), Card("GAIN", "100"), Card("CCD-TEMP", "-10"),
            Text("DATE-OBS", start.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)),
            Text("ROWORDER", options.BottomUp ? "BOTTOM-UP" : "TOP-DOWN"),
        };
        if (!options.IsMono)
        {
            cards.Add(Text("BAYERPAT", options.Cfa));
            cards.Add(Card("XBAYROFF", Number(options.MarginPixels % 2)));
            cards.Add(Card("YBAYROFF", Number(options.MarginPixels % 2)));
        }

        cards.Add("END".PadRight(80));
        var header = Encoding.ASCII.GetBytes(string.Concat(cards).PadRight(Blocks(cards.Count * 80)));
        var data = new byte[Blocks(frame.Samples.Length * 2)];
        for (int y = 0; y < height; y++)
        {
            int stored = options.BottomUp ? height - 1 - y : y;
            for (int x = 0; x < width; x++)
            {
                BinaryPrimitives.WriteInt16BigEndian(
                    data.AsSpan((stored * width + x) * 2), (short)(frame.Samples[y * width + x] - 32768));
            }
        }

        using var file = File.Create(path);
        file.Write(header);
        file.Write(data);
    }

    private static int Blocks(int bytes) => (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Card(string key, string value) => $"{key,-8}= {value,20}".PadRight(80);

    private static string Text(string key, string value) => $"{key,-8}= '{value,-8}'".PadRight(80);

    private static string TypeName(FrameKind kind) => kind switch
    {
        FrameKind.Light => "Light Frame",
        FrameKind.Dark => "Dark Frame",
        FrameKind.Flat => "Flat Field",
        FrameKind.Bias => "Bias Frame",
        _ => "Dark Flat Frame",
    };
}
