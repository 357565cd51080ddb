namespace AstroStacker.Testing.Nights;

/// <summary>What registration made of one light, beside the truth.</summary>
public sealed record FrameScore
{
    public required int Light { get; init; }

    /// <summary>It shows enough stars for any registration worth the name.</summary>
    public required bool IsRegistrable { get; init; }

    public required bool IsReference { get; init; }

    /// <summary>Why it was refused; null for frames that were used.</summary>
    public required string? Refusal { get; init; }

    /// <summary>
    /// Distance between where the transform puts points and where they are, rms over 9 x 9 points of the part of the reference
    /// that the light covers; 0 where it was refused.
    /// </summary>
    public required double RmsPixels { get; init; }

    /// <summary>The largest of the distances at the grid's four corners.</summary>
    public required double CornerPixels { get; init; }

    public required int Stars { get; init; }

    /// <summary>Pairs behind the transform.</summary>
    public required int Pairs { get; init; }

    /// <summary>FWHM found over the true one (of drawn-out stars, the geometric mean of length and width).</summary>
    public required double FwhmRatio { get; init; }

    public bool IsUsed => Refusal is null;
}
