namespace AstroStacker.Testing.Stars;

/// <summary>A star and the shares of its light that red, green and blue see.</summary>
internal sealed record ColouredStar(double X, double Y, double Electrons, double FwhmPixels, double[] Shares);
