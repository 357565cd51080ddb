namespace AstroStacker.Testing.Folders;

/// <summary>A file of a labelled folder and what it truly is.</summary>
/// <param name="Path">Below the labelled folder, with '/'.</param>
/// <param name="Shot">How it was taken; null for what is no frame of the night and must be passed over.</param>
public sealed record LabelledFile(string Path, Shot? Shot);
