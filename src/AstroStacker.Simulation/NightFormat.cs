namespace AstroStacker.Simulation;

/// <summary>How frames are written.</summary>
public enum NightFormat
{
    /// <summary>Uncompressed Bayer DNG, 16 bit.</summary>
    Dng,

    /// <summary>FITS with a Bayer mosaic, 16 bit unsigned.</summary>
    Fits,

    /// <summary>FITS of a mono sensor, 16 bit unsigned.</summary>
    FitsMono,
}
