using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration;

/// <summary>Families of transforms; the value is the number of parameters.</summary>
public enum TransformModel
{
    Shift = 2,
    Similarity = 4,
    Affine = 6,
    Homography = 8,
}
