namespace AstroStacker.Pipeline;

/// <summary>A file and its content.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="ContentHash">Hexadecimal XXH128 of its bytes.</param>
public readonly record struct FileHash(string Path, string ContentHash);
