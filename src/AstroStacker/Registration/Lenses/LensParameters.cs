namespace AstroStacker.Registration.Lenses;

/// <summary>What of a lens is fitted; the rest stays as it was.</summary>
[Flags]
internal enum LensParameters
{
    None = 0,
    K1 = 1,
    K2 = 2,
    K3 = 4,
    K4 = 8,
    Centre = 16,
}
