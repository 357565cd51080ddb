using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>Writes a frame as 16-bit FITS (4.0), unsigned by BZERO.</summary>
internal static class FitsFileWriter
{
    private const int BlockBytes = 2880;
    private const int CardBytes = 80;
    private const int Zero = 32768;

    /// <param name="path">The file, replaced where it is there.</param>
    /// <param name="frame">Without margins: FITS has no word for them.</param>
    /// <param name="bottomUp">True stores the last row first and says so; BAYERPAT is the upright picture's anyway.</param>
    public static void Write(string path, SimulatedFrame frame, bool bottomUp)
    {
        int width = frame.Info.Width, height = frame.Info.Height;
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes(Padded(string.Concat(Cards(frame, bottomUp)))));
        var row = new byte[2 * width];
        for (int stored = 0; stored < height; stored++)
        {
            int y = bottomUp ? height - 1 - stored : stored;
            var samples = frame.Samples.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
                BinaryPrimitives.WriteInt16BigEndian(row.AsSpan(2 * x), (short)(samples[x] - Zero));
            file.Write(row);
        }

        file.Write(new byte[Padding(2L * width * height)]);
    }

    private static IEnumerable<string> Cards(SimulatedFrame frame, bool bottomUp)
    {
        var info = frame.Info;
        yield return Card("SIMPLE", "T");
        yield return Card("BITPIX", "16");
        yield return Card("NAXIS", "2");
        yield return Number("NAXIS1", info.Width);
        yield return Number("NAXIS2", info.Height);
        yield return Number("BZERO", Zero);
        yield return Number("BSCALE", 1);
        yield return Text("IMAGETYP", info.Capture.TypeText!);
        yield return Text("INSTRUME", SyntheticCamera.Model);
        yield return Number("EXPTIME", info.ExposureSeconds!.Value);
        yield return Number("GAIN", info.Capture.Gain!.Value);
        yield return Number("CCD-TEMP", info.TemperatureCelsius!.Value);
        string start = info.StartTime!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        yield return Text("DATE-OBS", start);
        yield return Text("ROWORDER", bottomUp ? "BOTTOM-UP" : "TOP-DOWN");
        if (info.Cfa is { } cfa)
        {
            yield return Text("BAYERPAT", cfa.Letters);
            yield return Number("XBAYROFF", 0);
            yield return Number("YBAYROFF", 0);
        }

        yield return "END".PadRight(CardBytes);
    }

    private static string Padded(string cards) => cards.PadRight(cards.Length + Padding(cards.Length));

    private static int Padding(long bytes) => (int)((BlockBytes - bytes % BlockBytes) % BlockBytes);

    private static string Number(string key, double value) =>
        Card(key, value.ToString("R", CultureInfo.InvariantCulture));

    private static string Card(string key, string value) => $"{key,-8}= {value,20}".PadRight(CardBytes);

    private static string Text(string key, string value) => $"{key,-8}= '{value,-8}'".PadRight(CardBytes);
}
