namespace AstroStacker.Integration.Rejection;

/// <summary>All rejection methods; the command line's help and the shared tests read this list.</summary>
public static class RejectionMethods
{
    /// <summary>
    /// What suits the number of frames: none below 3; predicted up to 7, winsorized up to 24, generalised ESD beyond.
    /// </summary>
    public const string Auto = "auto";

    /// <summary>One line for the help.</summary>
    public const string AutoSummary = "none below 3 frames, predicted up to 7, winsorized up to 24, gesd from 25";

    /// <summary>Fewer frames than these: the method before it.</summary>
    private const int FewestToReject = 3, FewestToWinsorize = 8, FewestToTest = 25;

    public static IReadOnlyList<IRejection> All { get; } =
    [
        new NoRejection(), new MinMaxRejection(), new PercentileRejection(), new SigmaRejection(), new MadRejection(),
        new WinsorizedRejection(), new LinearFitRejection(), new GesdRejection(), new PredictedRejection(),
    ];

    /// <summary>
    /// The method of that name; an <see cref="ArgumentException"/> that lists the names where there is none.
    /// </summary>
    public static IRejection Get(string name) =>
        All.FirstOrDefault(method => method.Name == name) ?? throw new ArgumentException(
            $"There is no rejection method \"{name}\"; choose one of: {Auto}, {string.Join(", ", All.Select(method => method.Name))}.",
            nameof(name));

    /// <summary>The method of that name, or for "auto" the one that suits so many frames.</summary>
    public static IRejection Choose(string name, int frameCount) =>
        Get(name != Auto ? name : frameCount switch
        {
            < FewestToReject => "none",
            < FewestToWinsorize => "predicted",
            < FewestToTest => "winsorized",
            _ => "gesd",
        });
}
