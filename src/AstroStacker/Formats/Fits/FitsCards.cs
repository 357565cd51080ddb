using System.Globalization;
using System.Text;

namespace AstroStacker.Formats.Fits;

/// <summary>Builds a header card by card, in the fixed format of the standard (4.0, section 4.2).</summary>
internal sealed class FitsCards
{
    private const int ValueColumns = 20;
    private const int MostText = FitsHeader.CardLength - 12;
    private const int HistoryText = FitsHeader.CardLength - 8;

    private readonly StringBuilder _text = new();
    private readonly List<FitsCard> _cards = [];

    /// <summary>The cards so far, for formats that keep keyword, value and comment apart.</summary>
    public IReadOnlyList<FitsCard> All => _cards;

    public void Logical(string keyword, bool value, string comment) => Fixed(keyword, value ? "T" : "F", comment);

    public void Whole(string keyword, long value, string comment) =>
        Fixed(keyword, value.ToString(CultureInfo.InvariantCulture), comment);

    public void Real(string keyword, double? value, string comment)
    {
        if (value is not { } number || !double.IsFinite(number)) return;
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        Fixed(keyword, text.AsSpan().ContainsAny('.', 'E') ? text : $"{text}.0", comment);
    }

    /// <summary>Says that signed 16-bit numbers stand for 0 to 65535 (FITS standard 4.0, table 11).</summary>
    public void Unsigned()
    {
        Whole("BSCALE", 1, "value = stored + BZERO");
        Whole("BZERO", 32768, "16-bit numbers without a sign");
    }

    /// <summary>Left out where there is nothing to say; cut where it is longer than a card.</summary>
    public void Text(string keyword, string? value, string comment)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        string quoted = Plain(value).Replace("'", "''", StringComparison.Ordinal);
        if (quoted.Length > MostText)
        {
            quoted = quoted[..MostText];
            int quotes = quoted.Length - quoted.TrimEnd('\'').Length;
            // A quote must not lose its twin.
            if (quotes % 2 == 1) quoted = quoted[..^1];
        }

        _cards.Add(new FitsCard(keyword, $"'{quoted}'", comment));
        Card($"{keyword,-8}= '{quoted,-8}' / {comment}");
    }

    /// <summary>As many cards as the line needs.</summary>
    public void History(string line)
    {
        string rest = Plain(line);
        do
        {
            int length = Math.Min(rest.Length, HistoryText);
            _cards.Add(new FitsCard("HISTORY", "", rest[..length]));
            Card($"HISTORY {rest[..length]}");
            rest = rest[length..];
        }
        while (rest.Length > 0);
    }

    /// <summary>The header with END, padded to whole blocks.</summary>
    public byte[] Build()
    {
        Card("END");
        int blocks = (_text.Length + FitsHeader.BlockLength - 1) / FitsHeader.BlockLength;
        return Encoding.ASCII.GetBytes(_text.ToString().PadRight(blocks * FitsHeader.BlockLength));
    }

    private static string Plain(string text) =>
        string.Concat(text.Select(letter => letter is >= ' ' and <= '~' ? letter : '?')).TrimEnd();

    private void Fixed(string keyword, string value, string comment)
    {
        _cards.Add(new FitsCard(keyword, value, comment));
        Card($"{keyword,-8}= {value.PadLeft(ValueColumns)} / {comment}");
    }

    private void Card(string card) =>
        _text.Append(card.PadRight(FitsHeader.CardLength), 0, FitsHeader.CardLength);
}
