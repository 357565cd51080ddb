namespace AstroStacker.Report.Pixels;

/// <summary>What became of one frame's sample at a pixel of the result.</summary>
public enum SampleFate
{
    /// <summary>It counts.</summary>
    Used,

    /// <summary>The frame does not reach there.</summary>
    OutsideFrame,

    /// <summary>It is saturated, or made of a saturated sample: it says nothing of how bright the sky is.</summary>
    Saturated,

    /// <summary>It is made of a pixel of the sensor that was found to be defect.</summary>
    Defect,

    /// <summary>A satellite or an aeroplane crossed there.</summary>
    Trail,

    /// <summary>Rejected as too dark beside the other frames.</summary>
    TooDark,

    /// <summary>Rejected as too bright beside the other frames.</summary>
    TooBright,

    /// <summary>With drizzle: no sample of this colour fell onto the pixel.</summary>
    NothingFell,
}
