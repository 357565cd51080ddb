namespace AstroStacker.Formats.Png;

/// <summary>Colour types of IHDR.</summary>
internal enum PngColourType : byte
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}
