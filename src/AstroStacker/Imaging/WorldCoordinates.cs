namespace AstroStacker.Imaging;

/// <summary>
/// Where pixels lie on the sky (FITS WCS, Greisen and Calabretta 2002): a plane that touches the sky at a reference point,
/// gnomonic or another projection, linear in the pixels. Without distortion terms.
/// </summary>
/// <param name="AxisTypes">CTYPE1 and CTYPE2, such as "RA---TAN" and "DEC--TAN".</param>
/// <param name="SkyDegrees">CRVAL: the sky at the reference pixel.</param>
/// <param name="Pixel">The reference pixel; (0, 0) is the centre of the top-left sample, x right, y down.</param>
/// <param name="DegreesPerPixel">Row-major 2x2 (CD) from pixels right and down to degrees along the axes.</param>
/// <param name="Frame">RADESYS, such as "ICRS"; or null.</param>
/// <param name="Equinox">In years; or null.</param>
public sealed record WorldCoordinates(
    (string First, string Second) AxisTypes, (double First, double Second) SkyDegrees, (double X, double Y) Pixel,
    IReadOnlyList<double> DegreesPerPixel, string? Frame, double? Equinox)
{
    /// <summary>The same sky in the pixels of another grid.</summary>
    /// <param name="toThese">From the other grid's pixels to these: affine.</param>
    public WorldCoordinates Through(Transform toThese)
    {
        var (originX, originY) = toThese.Map(0, 0);
        var (rightX, rightY) = toThese.Map(1, 0);
        var (downX, downY) = toThese.Map(0, 1);
        double xx = rightX - originX, yx = rightY - originY, xy = downX - originX, yy = downY - originY;
        var cd = DegreesPerPixel;
        return this with
        {
            Pixel = toThese.Inverse().Map(Pixel.X, Pixel.Y),
            DegreesPerPixel =
            [
                cd[0] * xx + cd[1] * yx, cd[0] * xy + cd[1] * yy,
                cd[2] * xx + cd[3] * yx, cd[2] * xy + cd[3] * yy,
            ],
        };
    }
}
