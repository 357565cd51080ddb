namespace AstroStacker.Imaging;

/// <summary>Brings one plane of a frame to the reference's scale: value x Gain + Offset.</summary>
public readonly record struct PlaneNormalization(double Gain, double Offset)
{
    /// <summary>Leaves samples as they are.</summary>
    public static readonly PlaneNormalization None = new(1, 0);
}
