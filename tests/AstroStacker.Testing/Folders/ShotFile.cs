using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AstroStacker.Testing.Folders;

/// <summary>A shot as a FITS file of 16 bits with BZERO 32768, with the cards of a dialect.</summary>
internal static class ShotFile
{
    private const int Block = 2880;

    public static void Write(string path, Shot shot, IEnumerable<(string Key, object Value)> cards, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var header = new StringBuilder();
        (string, object)[] first =
        [
            ("SIMPLE", true), ("BITPIX", 16), ("NAXIS", 2), ("NAXIS1", shot.Width), ("NAXIS2", shot.Height),
            ("BZERO", 32768), ("BSCALE", 1),
        ];
        foreach (var (key, value) in first.Concat(cards)) header.Append(Card(key, value));
        header.Append("END".PadRight(80));
        var samples = ShotPixels.Render(shot, seed);
        int start = (header.Length + Block - 1) / Block * Block;
        var file = new byte[start + (samples.Length * 2 + Block - 1) / Block * Block];
        Encoding.ASCII.GetBytes(header.ToString().PadRight(start), file);
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(start + 2 * i), (short)(samples[i] - 32768));
        File.WriteAllBytes(path, file);
    }

    private static string Card(string key, object value)
    {
        string text = value switch
        {
            bool flag => (flag ? "T" : "F").PadLeft(20),
            string word => $"'{word.Replace("'", "''"),-8}'",
            double number => number.ToString("0.0#########", CultureInfo.InvariantCulture).PadLeft(20),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.PadLeft(20),
        };
        return $"{key,-8}= {text}".PadRight(80);
    }
}
