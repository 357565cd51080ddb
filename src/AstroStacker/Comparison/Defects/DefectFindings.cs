using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Defects;

/// <summary>What the search for the sensor's defects came to.</summary>
/// <param name="Map">The defects; none where the search refused what it found.</param>
/// <param name="HotCount">How many stand above their neighbours.</param>
/// <param name="ColdCount">How many stand below.</param>
/// <param name="FrameCount">Frames that were looked at.</param>
/// <param name="Note">Why nothing is mapped, for the user; null where all went well.</param>
public sealed record DefectFindings(DefectMap Map, int HotCount, int ColdCount, int FrameCount, string? Note);
