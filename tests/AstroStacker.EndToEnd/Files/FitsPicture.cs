using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AstroStacker.EndToEnd.Files;

/// <summary>Reads and writes the plainest FITS: one image, BITPIX 16 or -32, first row on top.</summary>
internal static class FitsPicture
{
    private const int BlockBytes = 2880, CardBytes = 80;

    public static Picture Read(string path)
    {
        var cards = Header(path, out int start);
        int width = Number(cards, "NAXIS1"), height = Number(cards, "NAXIS2"), bits = Number(cards, "BITPIX");
        int planes = cards.ContainsKey("NAXIS3") ? Number(cards, "NAXIS3") : 1;
        float zero = cards.TryGetValue("BZERO", out string? text) ? float.Parse(text, CultureInfo.InvariantCulture) : 0;
        bool fromBottom = cards.TryGetValue("ROWORDER", out string? order) && order.Contains("BOTTOM", StringComparison.Ordinal);
        byte[] file = File.ReadAllBytes(path);
        int bytes = Math.Abs(bits) / 8;
        float[][] samples = [.. Enumerable.Range(0, planes).Select(_ => new float[width * height])];
        for (int i = 0; i < planes * width * height; i++)
        {
            var sample = file.AsSpan(start + i * bytes);
            float value = bits switch
            {
                16 => BinaryPrimitives.ReadInt16BigEndian(sample) + zero,
                -32 => BinaryPrimitives.ReadSingleBigEndian(sample) + zero,
                _ => throw new InvalidDataException($"{path}: BITPIX {bits}"),
            };
            int plane = i / (width * height), row = i / width % height;
            samples[plane][(fromBottom ? height - 1 - row : row) * width + i % width] = value;
        }

        return new Picture(width, height, samples);
    }

    /// <summary>The values of all cards by key, quotes and comments taken off.</summary>
    public static Dictionary<string, string> Header(string path, out int dataStart)
    {
        byte[] file = File.ReadAllBytes(path);
        var cards = new Dictionary<string, string>();
        for (int at = 0; ; at += CardBytes)
        {
            string card = Encoding.ASCII.GetString(file, at, CardBytes);
            string key = card[..8].Trim();
            if (key == "END")
            {
                dataStart = (at / BlockBytes + 1) * BlockBytes;
                return cards;
            }

            if (card[8] != '=') continue;
            string value = card[10..].Trim();
            cards[key] = value.StartsWith('\'') ? value[1..value.IndexOf('\'', 1)].Trim() : value.Split('/')[0].Trim();
        }
    }

    /// <summary>Writes unsigned 16-bit samples with further cards such as "BAYERPAT= 'RGGB'".</summary>
    public static void Write(string path, int width, int height, Func<int, int, double> aduAt, params string[] cards)
    {
        string[] all =
        [
            "SIMPLE  =                    T", "BITPIX  =                   16", "NAXIS   =                    2",
            $"NAXIS1  = {width,20}", $"NAXIS2  = {height,20}",
            "BZERO   =                32768", "BSCALE  =                    1", .. cards, "END",
        ];
        using var stream = File.Create(path);
        stream.Write(Encoding.ASCII.GetBytes(string.Concat(all.Select(card => card.PadRight(CardBytes)))));
        Pad(stream, (byte)' ');
        byte[] row = new byte[2 * width];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                BinaryPrimitives.WriteInt16BigEndian(row.AsSpan(2 * x), (short)((int)Math.Round(aduAt(x, y)) - 32768));
            stream.Write(row);
        }

        Pad(stream, 0);
    }

    private static void Pad(FileStream stream, byte filler)
    {
        while (stream.Position % BlockBytes != 0) stream.WriteByte(filler);
    }

    private static int Number(Dictionary<string, string> cards, string key) => int.Parse(cards[key], CultureInfo.InvariantCulture);
}
