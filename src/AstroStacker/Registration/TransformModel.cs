namespace AstroStacker.Registration;

/// <summary>Families of transforms; the value is the number of parameters.</summary>
internal enum TransformModel
{
    Similarity = 4,
    Affine = 6,
    Homography = 8,
}
