using System.IO.Hashing;
using System.Text;

namespace AstroStacker.Pipeline.Masters;

/// <summary>All that a master depends on.</summary>
/// <param name="Role">"dark", "flat", "bias", "dark-flat".</param>
/// <param name="InputHashes">Content hashes of the frames, in order.</param>
/// <param name="OffsetKey">What was taken off each flat.</param>
/// <param name="Name">What the user's file is called; null: by its role.</param>
internal sealed record MasterRecipe(string Role, IReadOnlyList<string> InputHashes, string OffsetKey, string? Name)
{
    /// <summary>Hexadecimal XXH128; another build of this library gives another, since it may add up otherwise.</summary>
    public string Key { get; } = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(
        $"{typeof(MasterRecipe).Module.ModuleVersionId}\n{Role}\n{OffsetKey}\n{string.Join('\n', InputHashes)}")));

    /// <summary>"dark-300s-1f3a9c41.fits".</summary>
    public string FileName => $"{Name ?? Role}-{Key[..8]}.fits";
}
