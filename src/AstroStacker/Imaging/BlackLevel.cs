namespace AstroStacker.Imaging;

/// <summary>
/// The level in ADU that no light gives: a small table that repeats over the sensor from its top-left sample
/// (1x1 for a single number, 2x2 for one a Bayer channel).
/// </summary>
public sealed record BlackLevel
{
    public static readonly BlackLevel Zero = new(0f);

    private readonly float[] _levels;

    public BlackLevel(float levelAdu) : this([levelAdu], 1, 1)
    {
    }

    /// <param name="levelsAdu">Row by row, repeatWidth times repeatHeight numbers.</param>
    /// <param name="repeatWidth">Columns after which the table repeats.</param>
    /// <param name="repeatHeight">Rows after which the table repeats.</param>
    public BlackLevel(IReadOnlyList<float> levelsAdu, int repeatWidth, int repeatHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(levelsAdu.Count, repeatWidth * repeatHeight);
        _levels = [.. levelsAdu];
        RepeatWidth = repeatWidth;
        RepeatHeight = repeatHeight;
    }

    public int RepeatWidth { get; }

    public int RepeatHeight { get; }

    public IReadOnlyList<float> LevelsAdu => _levels;

    /// <summary>The mean of the table, ADU.</summary>
    public float MeanAdu => _levels.Average();

    public bool IsZero => _levels.All(level => level == 0);

    /// <summary>The level at full-sensor column x and row y (not negative), ADU.</summary>
    public float At(int x, int y) => _levels[y % RepeatHeight * RepeatWidth + x % RepeatWidth];

    public bool Equals(BlackLevel? other) =>
        other is not null && RepeatWidth == other.RepeatWidth && _levels.AsSpan().SequenceEqual(other._levels);

    public override int GetHashCode() => HashCode.Combine(RepeatWidth, RepeatHeight, _levels[0]);
}
