namespace AstroStacker.Imaging;

/// <summary>How many samples are of no use before any arithmetic, by reason.</summary>
/// <param name="Saturated">At or above the level at which the sensor clips.</param>
/// <param name="Absent">Without a value in the file.</param>
public readonly record struct FlagCounts(long Saturated, long Absent)
{
    public bool Any => Saturated + Absent > 0;
}
