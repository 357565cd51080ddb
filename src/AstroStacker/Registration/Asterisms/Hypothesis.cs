
namespace AstroStacker.Registration.Asterisms;

/// <summary>A first guess from one pair of asterisms.</summary>
/// <param name="Seed">The stars of the asterisms.</param>
/// <param name="Guess">What these ask for.</param>
/// <param name="Odds">How likely chance lets so many other stars agree; the least is tried first.</param>
internal readonly record struct Hypothesis((int Reference, int Frame)[] Seed, Similarity Guess, double Odds);
