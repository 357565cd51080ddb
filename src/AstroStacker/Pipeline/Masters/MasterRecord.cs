namespace AstroStacker.Pipeline.Masters;

/// <summary>A master that was used, for the plan and the summary.</summary>
/// <param name="Role">"dark", "flat", "bias", "dark-flat".</param>
/// <param name="Path">Its file; of one made of several frames where it is kept, else its first frame; of a level its formula.</param>
/// <param name="ContentHash">Of its file, or of all that it was made of.</param>
public sealed record MasterRecord(string Role, string Path, string ContentHash)
{
    /// <summary>The files it was read from or made of; none for a level in numbers.</summary>
    public IReadOnlyList<FileHash> Files { get; init; } = [];

    /// <summary>The same master, whoever read it.</summary>
    public bool Equals(MasterRecord? other) =>
        other is not null && (Role, Path, ContentHash) == (other.Role, other.Path, other.ContentHash);

    public override int GetHashCode() => HashCode.Combine(Role, Path, ContentHash);
}
