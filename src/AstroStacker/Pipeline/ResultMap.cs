namespace AstroStacker.Pipeline;

/// <summary>A plane beside the picture that tells how it came to be.</summary>
internal enum ResultMap
{
    Coverage,
    Saturated,
    RejectedLow,
    RejectedHigh,

    /// <summary>One plane a colour of the camera, before white balance and matrix.</summary>
    Variance,
}
