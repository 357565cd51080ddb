namespace AstroStacker.Formats.Fits;

/// <summary>Our own keywords, beside those of the standard and of the field.</summary>
internal static class FitsKeywords
{
    /// <summary>The sample value of saturation: 1 for pictures, ADU for masters.</summary>
    public const string Saturation = "ASTKSAT";

    /// <summary>T where samples are raw ADU, F where 1 is saturation.</summary>
    public const string RawAdu = "ASTKADU";

    /// <summary>T where the black level was subtracted.</summary>
    public const string BlackSubtracted = "ASTKBLK";

    /// <summary>
    /// What was added to every sample so that none is below 0, positive as PixInsight writes it (MaxIm DL's is what is to be added).
    /// </summary>
    public const string Pedestal = "PEDESTAL";

    /// <summary>"SRGB" for linear sRGB, "CAMERA" for camera colours and mono.</summary>
    public const string Colour = "ASTKCOL";
}
