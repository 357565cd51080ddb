using System.Globalization;
using System.Text.RegularExpressions;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// A master that astro_stacker.py averaged: a bare 16-bit PNG named PREFIX0-19.png. That program adds the first frame twice and divides
/// by the number of frames, so that such a master of N frames is (N + 1) / N too bright.
/// </summary>
internal static partial class OriginalMaster
{
    /// <summary>More frames than anybody averages: the numbers are a date or a camera's.</summary>
    private const int MostFrames = 2000;

    /// <summary>A dark without a number in its name that lies so far above the black level may be one too.</summary>
    private const double NoticeableShare = 0.01;

    private const double NoticeableAdu = 3;

    /// <summary>What a dark or flat is to be multiplied by; 1 for all that the original didn't make.</summary>
    /// <param name="master">What its file says.</param>
    /// <param name="levelAdu">Its median; null for a flat, whose level tells nothing.</param>
    /// <param name="light">The original reads camera RAW alone, which names its black level.</param>
    public static float FactorOf(FrameInfo master, double? levelAdu, FrameInfo light)
    {
        if (!MayBe(master, light) || Frames(master.Path) is not { } frames) return 1;
        float factor = frames / (frames + 1f);
        double black = light.Black.MeanAdu;
        bool isRight = levelAdu is { } level && Math.Abs(level - black) <= Math.Abs(level * factor - black);
        return isRight ? 1 : factor;
    }

    /// <summary>What to tell the user of a master with this factor; null where there is nothing to tell.</summary>
    public static string? Sentence(FrameInfo master, double? levelAdu, FrameInfo light, float factor)
    {
        if (factor != 1)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{master.Path} was averaged by astro_stacker.py, which counts its first frame twice: multiplied by {factor:0.0000}.");
        }

        double black = light.Black.MeanAdu;
        if (!MayBe(master, light) || Frames(master.Path) is not null || levelAdu is not { } level
            || level - black <= Math.Max(NoticeableAdu, NoticeableShare * black))
            return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{master.Path} lies {level - black:0} ADU above the lights' black level of {black:0}. If astro_stacker.py averaged it, ")
            + "its first frame was counted twice: make it again with astro-stacker master.";
    }

    private static bool MayBe(FrameInfo master, FrameInfo light) =>
        light.HasBlackLevel && master is { FormatName: "PNG", PlaneCount: 1, Capture.Program: null };

    private static int? Frames(string path)
    {
        var match = Range().Match(Path.GetFileName(path));
        if (!match.Success || !int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out int last)) return null;
        return last is > 0 and < MostFrames ? last + 1 : null;
    }

    // The first of its frames is always frame 0.
    [GeneratedRegex(@"(?<!\d)0-(\d+)\.png$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
