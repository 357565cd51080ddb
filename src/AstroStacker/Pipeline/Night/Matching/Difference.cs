namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>What keeps two sets of frames from belonging together, in words that follow "have": "gain 200", "gain 100".</summary>
/// <param name="Theirs">Of the calibration frames.</param>
/// <param name="Ours">Of the frames that they would calibrate.</param>
/// <param name="Nearness">How much agreed before this was found; the larger, the nearer they are.</param>
internal readonly record struct Difference(string Theirs, string Ours, int Nearness)
{
    /// <summary>The nearness of another camera.</summary>
    public const int OtherCamera = 0;

    public bool IsOfOtherCamera => Nearness == OtherCamera;
}
