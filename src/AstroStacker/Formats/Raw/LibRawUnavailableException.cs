namespace AstroStacker.Formats.Raw;

/// <summary>LibRaw is missing or of a version whose structures aren't known: no camera RAW file can be read.</summary>
internal sealed class LibRawUnavailableException(string problem, string remedy) : Exception($"{problem}. {remedy}")
{
    public string Problem { get; } = problem;

    public string Remedy { get; } = remedy;
}
