namespace AstroStacker.Integration.Rejection;

/// <summary>All rejection methods; the command line's help and the shared tests read this list.</summary>
public static class RejectionMethods
{
    /// <summary>What "auto" means: none below 3 frames, else winsorized.</summary>
    public const string Auto = "auto";

    private const int FewestFramesToReject = 3;

    public static IReadOnlyList<IRejection> All { get; } = [new NoRejection(), new WinsorizedRejection()];

    /// <summary>
    /// The method of that name; an <see cref="ArgumentException"/> that lists the names where there is none.
    /// </summary>
    public static IRejection Get(string name) =>
        All.FirstOrDefault(method => method.Name == name) ?? throw new ArgumentException(
            $"There is no rejection method \"{name}\"; choose one of: {Auto}, {string.Join(", ", All.Select(method => method.Name))}.",
            nameof(name));

    /// <summary>The method of that name, or for "auto" the one that suits so many frames.</summary>
    public static IRejection Choose(string name, int frameCount) =>
        Get(name != Auto ? name : frameCount < FewestFramesToReject ? "none" : "winsorized");
}
