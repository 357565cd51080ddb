namespace AstroStacker.Imaging;

/// <summary>
/// Where a window of calibrated samples lies. The buffer covers <paramref name="Area"/>, which may reach beyond
/// <paramref name="Valid"/>: samples out there are undefined and must not be used.
/// </summary>
/// <param name="Area">What the buffer covers, full-sensor coordinates, row by row without gaps.</param>
/// <param name="Valid">The part of the sensor that holds data (the visible area, or all of it).</param>
/// <param name="Cfa">The mosaic's pattern, anchored at the full sensor's top-left sample; null for mono and colour planes.</param>
/// <param name="Balance">Of the frame's colours; null for gains of 1 and no offset.</param>
public readonly record struct MosaicWindow(
    PixelRectangle Area, PixelRectangle Valid, CfaPattern? Cfa, MosaicBalance? Balance = null);
