using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>The lens that the frames of a night share, if they show one.</summary>
/// <param name="Lens">Null where homographies alone do, or too little is known.</param>
/// <param name="Problem">Why a lens that clearly distorts could not be modelled, without a full stop; null else.</param>
public sealed record LensFinding(LensModel? Lens, string? Problem)
{
    public static readonly LensFinding None = new(null, null);
}
