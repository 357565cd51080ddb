namespace AstroStacker.Imaging;

/// <summary>
/// The colour filter array of a mosaic: a small table of colours that repeats over the sensor, anchored at the
/// full sensor's top-left sample. Colours are numbered by first letter in R, G, B, then any others (C, M, Y, E) in order
/// of appearance; both greens of a Bayer pattern share number 1.
/// </summary>
public sealed class CfaPattern : IEquatable<CfaPattern>
{
    private readonly byte[] _colours;

    /// <param name="letters">The pattern row by row, for example "RGGB"; repeatWidth times repeatHeight letters.</param>
    /// <param name="repeatWidth">Columns after which it repeats (2 for Bayer, 6 for X-Trans).</param>
    /// <param name="repeatHeight">Rows after which it repeats.</param>
    public CfaPattern(string letters, int repeatWidth = 2, int repeatHeight = 2)
    {
        ArgumentException.ThrowIfNullOrEmpty(letters);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeatWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeatHeight, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(letters.Length, repeatWidth * repeatHeight);
        Letters = letters.ToUpperInvariant();
        RepeatWidth = repeatWidth;
        RepeatHeight = repeatHeight;
        ColourLetters = string.Concat("RGB".Where(Letters.Contains)) is "RGB" ? "RGB" : "";
        foreach (char letter in Letters)
        {
            if (!char.IsAsciiLetterUpper(letter)) throw new ArgumentException($"'{letter}' is no colour letter", nameof(letters));
            if (!ColourLetters.Contains(letter)) ColourLetters += letter;
        }

        _colours = Letters.Select(letter => (byte)ColourLetters.IndexOf(letter)).ToArray();
    }

    /// <summary>The pattern row by row, upper case.</summary>
    public string Letters { get; }

    /// <summary>The letter of each colour number; "RGB" for Bayer and X-Trans.</summary>
    public string ColourLetters { get; }

    public int RepeatWidth { get; }

    public int RepeatHeight { get; }

    public int ColourCount => ColourLetters.Length;

    /// <summary>A 2x2 pattern of two greens on a diagonal, one red and one blue.</summary>
    public bool IsBayer => RepeatWidth == 2 && RepeatHeight == 2 && Letters is "RGGB" or "BGGR" or "GRBG" or "GBRG";

    /// <summary>Sensor pixels for each sample of a colour: 4 for red in a Bayer mosaic.</summary>
    public double PixelsPerSample(int colour) => (double)Letters.Length / Letters.Count(letter => letter == ColourLetters[colour]);

    /// <summary>The colour number of the sample in column x and row y; either may be negative.</summary>
    public int ColourAt(int x, int y) => IsTwoByTwo
        ? _colours[(y & 1) * 2 + (x & 1)]
        : _colours[Modulo(y, RepeatHeight) * RepeatWidth + Modulo(x, RepeatWidth)];

    /// <summary>The pattern as seen from sample (dx, dy) as the new origin: what a crop there carries along.</summary>
    public CfaPattern Shift(int dx, int dy) => Remap((x, y) => (x + dx, y + dy));

    /// <summary>The pattern of the picture of <paramref name="height"/> rows turned upside down.</summary>
    public CfaPattern FlipRows(int height) => Remap((x, y) => (x, height - 1 - y));

    public bool Equals(CfaPattern? other) =>
        other is not null && Letters == other.Letters && RepeatWidth == other.RepeatWidth && RepeatHeight == other.RepeatHeight;

    public override bool Equals(object? obj) => Equals(obj as CfaPattern);

    public override int GetHashCode() => HashCode.Combine(Letters, RepeatWidth, RepeatHeight);

    public override string ToString() => RepeatWidth == 2 && RepeatHeight == 2 ? Letters : $"{RepeatWidth}x{RepeatHeight} {Letters}";

    private CfaPattern Remap(Func<int, int, (int X, int Y)> source)
    {
        var letters = new char[Letters.Length];
        for (int y = 0; y < RepeatHeight; y++)
            for (int x = 0; x < RepeatWidth; x++)
            {
                var (sx, sy) = source(x, y);
                letters[y * RepeatWidth + x] = Letters[Modulo(sy, RepeatHeight) * RepeatWidth + Modulo(sx, RepeatWidth)];
            }

        return new CfaPattern(new string(letters), RepeatWidth, RepeatHeight);
    }

    /// <summary>The common case, which needs no division.</summary>
    private bool IsTwoByTwo => RepeatWidth == 2 && RepeatHeight == 2;

    private static int Modulo(int value, int divisor)
    {
        int rest = value % divisor;
        return rest < 0 ? rest + divisor : rest;
    }
}
