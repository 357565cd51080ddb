namespace AstroStacker.Registration.Pictures;

/// <summary>How sharp a picture without stars is.</summary>
public static class PictureSharpness
{
    /// <summary>
    /// The mean square of the differences across two pixels over the squared mean brightness: grows with the edges that
    /// the air leaves sharp, and not with exposure. The picture's own noise counts as detail, alike on frames of one run.
    /// </summary>
    public static double Of(FeaturePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var light = picture.Luminance;
        int width = picture.Width, height = picture.Height;
        double squares = 0, sum = 0;
        for (int y = 1; y < height - 1; y++)
            for (int x = 1; x < width - 1; x++)
            {
                int at = y * width + x;
                double across = light[at + 1] - light[at - 1], down = light[at + width] - light[at - width];
                squares += across * across + down * down;
                sum += light[at];
            }

        double pixels = Math.Max(1, (width - 2.0) * (height - 2.0)), mean = sum / pixels;
        return mean > 0 ? squares / pixels / (mean * mean) : 0;
    }
}
