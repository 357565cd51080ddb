using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using AstroStacker.Calibration;
using AstroStacker.Stars;

namespace AstroStacker.Pipeline.Storage;

/// <summary>Everything beside a frame's own file that its survey depends on, as a text that differs where they do.</summary>
internal static class SurveyConditions
{
    /// <summary>
    /// The survey's version is that of the compiled library: each change of the code, and it alone, gives another, so
    /// that nobody can forget to raise it.
    /// </summary>
    public static string Of(CalibratedFrameOptions frame, StarOptions? stars) => JsonSerializer.Serialize(new
    {
        Version = typeof(SurveyConditions).Module.ModuleVersionId,
        Frame = frame,
        Stars = stars,
    });

    /// <summary>The masters of a frame.</summary>
    public static string Of(Calibrator calibrator) => $"{Hash(calibrator.Dark)}\n{Hash(calibrator.Gain)}";

    /// <summary>
    /// Of the samples as they are applied: that holds the masters' files, how they were combined and what the first
    /// light had a say in (its black level, its visible area).
    /// </summary>
    private static string? Hash(MasterMap? map)
    {
        if (map is null) return null;
        var hash = new XxHash128();
        for (int y = map.Area.Y; y < map.Area.Bottom; y++)
            hash.Append(MemoryMarshal.AsBytes(map.Row(map.Area.X, y, map.Area.Width)));
        return $"{map.Area} {map.BlackIncluded} {Convert.ToHexStringLower(hash.GetCurrentHash())}";
    }
}
