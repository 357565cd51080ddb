using System.Globalization;
using System.IO.Hashing;
using System.Text;
using AstroStacker.Integration.Rejection;

namespace AstroStacker.Pipeline.Masters;

/// <summary>All that a master depends on.</summary>
/// <param name="Role">"dark", "flat", "bias", "dark-flat".</param>
/// <param name="InputHashes">Content hashes of the frames, in order.</param>
/// <param name="OffsetKey">What was taken off each flat.</param>
/// <param name="Name">What the user's file is called; null: by its role.</param>
internal sealed record MasterRecipe(string Role, IReadOnlyList<string> InputHashes, string OffsetKey, string? Name)
{
    /// <summary>How far samples may lie from the others of their pixel.</summary>
    public RejectionOptions Limits { get; init; } = new();

    /// <summary>Hexadecimal XXH128; another build of this library gives another, since it may add up otherwise.</summary>
    public string Key => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{typeof(MasterRecipe).Module.ModuleVersionId}\n{Role}\n{OffsetKey}\n{Limits.SigmaLow},{Limits.SigmaHigh}\n"
        + $"{string.Join('\n', InputHashes)}"))));

    /// <summary>"dark-300s-1f3a9c41.fits".</summary>
    public string FileName => $"{Name ?? Role}-{Key[..8]}.fits";

    /// <summary>"winsorized mean of 20 frames, limits 3,3 sigma".</summary>
    public string Method => InputHashes.Count < MasterStack.FewestToReject
        ? $"mean of {InputHashes.Count} frames"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"winsorized mean of {InputHashes.Count} frames, limits {Limits.SigmaLow},{Limits.SigmaHigh} sigma");
}
