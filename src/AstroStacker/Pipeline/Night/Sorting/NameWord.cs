namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>A run of letters or of digits in a name.</summary>
/// <param name="Text">Lower case, accents taken off.</param>
/// <param name="Raw">As written.</param>
/// <param name="Start">Where it begins in the name.</param>
internal readonly record struct NameWord(string Text, string Raw, int Start)
{
    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    public int End => Start + Raw.Length;
}
