namespace AstroStacker.Imaging;

/// <summary>Where a telescope pointed, equatorial, in degrees: right ascension from 0 to below 360, declination from -90 to 90.</summary>
public readonly record struct SkyPosition(double RightAscensionDegrees, double DeclinationDegrees);
