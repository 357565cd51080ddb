using System.Text;
using System.Text.Unicode;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>The cards of one part's header (FITS standard 4.0, section 4): keyword to value.</summary>
internal sealed class FitsHeader
{
    public const int CardLength = 80;
    public const int BlockLength = 2880;

    // A header of 10,000 blocks (a million cards) is no header any more.
    private const int MostBlocks = 10_000;

    private static readonly HashSet<string> NoWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "None", "Unknown", "N/A", "NA", "Null", "Undefined", "Not set", "No filter", "Not available", "(none)", "default",
    };

    private readonly Dictionary<string, FitsValue> _values = new(StringComparer.Ordinal);
    private readonly List<string> _remarks = [];
    private string? _continued;

    private FitsHeader(string path) => Path = path;

    public string Path { get; }

    /// <summary>Where the samples start.</summary>
    public long DataOffset { get; private set; }

    /// <summary>The texts of HISTORY and COMMENT, in the order of the file.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Throws <see cref="FrameException"/> where the header has no end.</summary>
    /// <param name="file">Or what it unpacks to.</param>
    /// <param name="start">Where the part begins; 0 for the primary one.</param>
    public static FitsHeader Read(ISampleBytes file, long start = 0)
    {
        var header = new FitsHeader(file.Path);
        Span<byte> block = stackalloc byte[BlockLength];
        for (int index = 0; index < MostBlocks; index++)
        {
            int read = file.ReadUpTo(start + (long)index * BlockLength, block);
            for (int at = 0; at + CardLength <= read; at += CardLength)
            {
                string card = TextOf(block.Slice(at, CardLength));
                if (card.TrimEnd() == "END")
                {
                    header.DataOffset = start + (index + 1L) * BlockLength;
                    return header;
                }

                header.Add(card);
            }

            if (read < BlockLength) break;
        }

        throw new FrameException(
            file.Path, $"has a FITS header without an END card{WithinOf(file)}", Remedies.Damaged);
    }

    /// <summary>The value of the first of these keywords that is there and not blank.</summary>
    public string? Text(params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
            if (_values.TryGetValue(keyword, out var value) && value.Text.Length > 0)
                return value.Text;
        return null;
    }

    /// <summary>What the card says after its value; empty where it says nothing.</summary>
    public string Comment(string keyword) => _values.TryGetValue(keyword, out var value) ? value.Comment : "";

    /// <summary>The value of the first of these keywords that is a finite number.</summary>
    public double? Number(params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
            if (Text(keyword) is { } text && FitsNumber.Parse(text) is { } value)
                return value;
        return null;
    }

    /// <summary>As <see cref="Number"/>, with or without a unit behind it, or as a fraction.</summary>
    public double? Quantity(params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
            if (Text(keyword) is { } text && FitsNumber.WithUnit(text, out _) is { } value)
                return value;
        return null;
    }

    /// <summary>As <see cref="Text"/>; words that stand for nothing ("None", "Unknown", "N/A") are nothing.</summary>
    public string? Word(params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
            if (Text(keyword) is { } text && text.Trim('-', '.', '?', '_', '*').Length > 0 && !NoWords.Contains(text))
                return text;
        return null;
    }

    /// <summary>A whole number that must be there. Throws <see cref="FrameException"/> otherwise.</summary>
    public long Whole(string keyword)
    {
        if (Number(keyword) is { } value && value == Math.Floor(value) && Math.Abs(value) < 1e15) return (long)value;
        throw new FrameException(Path, $"has no whole number for {keyword} in its FITS header", Remedies.Damaged);
    }

    public bool IsTrue(string keyword) => Text(keyword) == "T";

    /// <summary>Takes a keyword's value from another; it goes where the other has none.</summary>
    public void Rename(string from, string to)
    {
        if (_values.Remove(from, out var value)) _values[to] = value;
        else _values.Remove(to);
    }

    /// <summary>Adds what a header above this one says and this one doesn't, but for the keywords named.</summary>
    public void Inherit(FitsHeader above, IReadOnlySet<string> except)
    {
        foreach (var (keyword, value) in above._values)
            if (!except.Contains(keyword)) _values.TryAdd(keyword, value);
        _remarks.InsertRange(0, above._remarks);
    }

    private static string WithinOf(ISampleBytes file) => file.KnownLength is { } length ? $" in its {length} bytes" : "";

    // The standard asks for ASCII; programs write UTF-8 or Latin-1 into names all the same.
    private static string TextOf(ReadOnlySpan<byte> card) =>
        (Utf8.IsValid(card) ? Encoding.UTF8 : Encoding.Latin1).GetString(card).PadRight(CardLength);

    private void Add(string card)
    {
        string keyword = card[..8].TrimEnd().ToUpperInvariant();
        if (keyword == "CONTINUE" && _continued is { } first)
        {
            Continue(first, FitsValue.Parse(card[8..]));
            return;
        }

        _continued = null;
        if (keyword is "HISTORY" or "COMMENT")
        {
            _remarks.Add(card[8..].Trim());
            return;
        }

        int equals = 8;
        if (keyword == "HIERARCH")
        {
            equals = card.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) return;
            keyword = card[8..equals].Trim().ToUpperInvariant();
        }

        if (card[equals] != '=') return;
        var value = FitsValue.Parse(card[(equals + 1)..]);
        // The standard leaves repeated keywords undefined; the first is the one the camera's own program wrote.
        if (_values.TryAdd(keyword, value) && value.GoesOn) _continued = keyword;
    }

    private void Continue(string keyword, FitsValue next)
    {
        _values[keyword] = _values[keyword].Followed(next);
        _continued = next.GoesOn ? keyword : null;
    }
}
