namespace AstroStacker.Pipeline.Checks;

/// <summary>What a folder must take.</summary>
/// <param name="Folder">Where.</param>
/// <param name="Bytes">At the most.</param>
/// <param name="What">"results".</param>
/// <param name="Option">Names another folder.</param>
internal sealed record DiskNeed(string Folder, long Bytes, string What, string Option);
