namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>How near two sets of frames are, for choosing among those that fit.</summary>
internal static class Nearness
{
    /// <summary>Above all known numbers: what is not known is taken last.</summary>
    private const int Unknown = int.MaxValue;

    /// <summary>Whole degrees C; 0 where the frames' own temperature is unknown, so that nothing hangs on it.</summary>
    public static double OfTemperatures(FrameSet masters, FrameSet frames)
    {
        if (frames.TemperatureCelsius is not { } wanted) return 0;
        return masters.TemperatureCelsius is { } own ? Math.Round(Math.Abs(own - wanted)) : Unknown;
    }

    /// <summary>Days.</summary>
    public static int OfNights(FrameSet masters, FrameSet frames) => masters.DaysTo(frames) ?? Unknown;

    /// <summary>Folders that both lie in: "night1/flats" is nearer to "night1/lights" than "night2/flats" is.</summary>
    public static int OfFolders(FrameSet masters, FrameSet frames)
    {
        string[] theirs = masters.Frames[0].Folder.Split('/'), ours = frames.Frames[0].Folder.Split('/');
        int common = 0;
        while (common < Math.Min(theirs.Length, ours.Length) && theirs[common] == ours[common]) common++;
        return common;
    }
}
