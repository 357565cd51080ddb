namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>One observation that bears on a frame's type.</summary>
/// <param name="Text">For the user: "folder 'darks'".</param>
/// <param name="Odds">Its weight.</param>
internal sealed record TypeClue(string Text, TypeOdds Odds);
