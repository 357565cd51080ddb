namespace AstroStacker.Imaging;

/// <summary>Sky of one colour in a part of a frame, units of saturation.</summary>
/// <param name="Level">Of the calibrated sky.</param>
/// <param name="Variance">Of a calibrated sample about it; 0 where too little sky shows to tell.</param>
/// <param name="Response">Mean response of the flat there, 1 without one: raw light = calibrated light x response.</param>
public readonly record struct SkyCell(float Level, float Variance, float Response);
