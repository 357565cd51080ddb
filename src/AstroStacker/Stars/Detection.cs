namespace AstroStacker.Stars;

/// <summary>What the bins of a frame show.</summary>
/// <param name="Stars">Peaks that look like stars, highest first.</param>
/// <param name="HasTrail">True where a straight line of light crosses a good part of the frame.</param>
internal sealed record Detection(IReadOnlyList<Candidate> Stars, bool HasTrail);
