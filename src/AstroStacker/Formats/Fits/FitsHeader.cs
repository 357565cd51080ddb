using System.Globalization;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>The cards of the primary header (FITS standard 4.0, section 4): keyword to value.</summary>
internal sealed class FitsHeader
{
    public const int CardLength = 80;
    public const int BlockLength = 2880;

    // A header of 10,000 blocks (a million cards) is no header any more.
    private const int MostBlocks = 10_000;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private FitsHeader(string path) => Path = path;

    public string Path { get; }

    /// <summary>Where the samples start.</summary>
    public long DataOffset { get; private set; }

    /// <summary>Throws <see cref="FrameException"/> where the header has no end.</summary>
    public static FitsHeader Read(SampleFile file)
    {
        var header = new FitsHeader(file.Path);
        Span<byte> block = stackalloc byte[BlockLength];
        for (int index = 0; index < MostBlocks; index++)
        {
            int read = file.ReadUpTo((long)index * BlockLength, block);
            for (int at = 0; at + CardLength <= read; at += CardLength)
            {
                string card = Encoding.Latin1.GetString(block.Slice(at, CardLength));
                if (card.TrimEnd() == "END")
                {
                    header.DataOffset = (index + 1L) * BlockLength;
                    return header;
                }

                header.Add(card);
            }

            if (read < BlockLength) break;
        }

        throw new FrameException(
            file.Path, $"has a FITS header without an END card in its {file.Length} bytes", Remedies.Damaged);
    }

    /// <summary>The value of the first of these keywords that is there and not blank.</summary>
    public string? Text(params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
            if (_values.TryGetValue(keyword, out string? value) && value.Length > 0)
                return value;
        return null;
    }

    /// <summary>The value of the first of these keywords that is a finite number.</summary>
    public double? Number(params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
            if (Text(keyword) is { } text && Parse(text) is { } value)
                return value;
        return null;
    }

    /// <summary>A whole number that must be there. Throws <see cref="FrameException"/> otherwise.</summary>
    public long Whole(string keyword)
    {
        if (Number(keyword) is { } value && value == Math.Floor(value) && Math.Abs(value) < 1e15) return (long)value;
        throw new FrameException(Path, $"has no whole number for {keyword} in its FITS header", Remedies.Damaged);
    }

    public bool IsTrue(string keyword) => Text(keyword) == "T";

    // Fortran's exponent D is allowed.
    private static double? Parse(string text) =>
        double.TryParse(
            text.Replace('D', 'E'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value) ? value : null;

    private void Add(string card)
    {
        if (card[8] != '=') return;
        string field = card[9..].Trim();
        string value = field.StartsWith('\'') ? Unquoted(field) : field.Split('/')[0].Trim();
        // The standard leaves repeated keywords undefined; the first is the one the camera's own program wrote.
        _values.TryAdd(card[..8].TrimEnd(), value);
    }

    private static string Unquoted(string field)
    {
        var text = new StringBuilder();
        for (int i = 1; i < field.Length; i++)
        {
            if (field[i] == '\'')
            {
                if (i + 1 >= field.Length || field[i + 1] != '\'') break;
                i++;
            }

            text.Append(field[i]);
        }

        return text.ToString().Trim();
    }
}
