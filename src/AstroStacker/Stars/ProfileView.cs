namespace AstroStacker.Stars;

/// <summary>A profile as the kernels see it: the centre, and the matrix that makes it a unit circle's.</summary>
internal readonly record struct ProfileView(float X, float Y, float XX, float XY, float YY)
{
    public static ProfileView Of(double x, double y, ProfileShape shape)
    {
        var (xx, xy, yy) = shape.Whitening();
        return new ProfileView((float)x, (float)y, (float)xx, (float)xy, (float)yy);
    }
}
