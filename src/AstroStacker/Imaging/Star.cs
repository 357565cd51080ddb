namespace AstroStacker.Imaging;

/// <summary>A star as measured on one frame.</summary>
/// <param name="X">Centroid, full-sensor pixels; (0, 0) is the centre of the top-left sample.</param>
/// <param name="Y">Centroid, full-sensor pixels, downwards.</param>
/// <param name="Flux">Sum above background of the channel that was measured (green or mono), in units of saturation.</param>
/// <param name="Peak">Highest sample above background, in units of saturation.</param>
/// <param name="FwhmPixels">Full width at half maximum, sensor pixels.</param>
/// <param name="PositionErrorPixels">Standard error of X and of Y from photon and read noise.</param>
/// <param name="Saturated">True where a sample of the star reached saturation: of little use for flux ratios.</param>
/// <param name="Eccentricity">sqrt(1 - (minor / major axis)^2) of the profile: 0 round, 0.87 twice as long as wide.</param>
/// <param name="ElongationRadians">Direction of the longer axis, x to y positive, -pi/2 to pi/2.</param>
public readonly record struct Star(
    double X, double Y, float Flux, float Peak, float FwhmPixels, float PositionErrorPixels, bool Saturated,
    float Eccentricity = 0, float ElongationRadians = 0);
