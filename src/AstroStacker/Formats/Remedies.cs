namespace AstroStacker.Formats;

/// <summary>What to do about the troubles that any format can have.</summary>
internal static class Remedies
{
    public const string Damaged = "The file is cut short or damaged: copy it again from the camera, or leave it out.";

    public const string Changed = "Let nothing write to the frames during a run, then run again.";
}
