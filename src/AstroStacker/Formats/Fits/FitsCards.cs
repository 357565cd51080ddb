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

    public void Logical(string keyword, bool value, string comment) => Fixed(keyword, value ? "T" : "F", comment);

    public void Whole(string keyword, long value, string comment) =>
        Fixed(keyword, value.ToString(CultureInfo.InvariantCulture), comment);

    public void Real(string keyword, double? value, string comment)
    {
        if (value is not { } number || !double.IsFinite(number)) return;
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        Fixed(keyword, text.AsSpan().ContainsAny('.', 'E') ? text : $"{text}.0", comment);
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

        Card($"{keyword,-8}= '{quoted,-8}' / {comment}");
    }

    /// <summary>As many cards as the line needs.</summary>
    public void History(string line)
    {
        string rest = Plain(line);
        do
        {
            int length = Math.Min(rest.Length, HistoryText);
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

    private void Fixed(string keyword, string value, string comment) =>
        Card($"{keyword,-8}= {value.PadLeft(ValueColumns)} / {comment}");

    private void Card(string card) =>
        _text.Append(card.PadRight(FitsHeader.CardLength), 0, FitsHeader.CardLength);
}
