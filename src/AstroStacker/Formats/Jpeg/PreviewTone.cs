namespace AstroStacker.Formats.Jpeg;

/// <summary>The level on the screen (0..255) of a sample of one plane.</summary>
public delegate byte PreviewTone(int plane, float sample);
