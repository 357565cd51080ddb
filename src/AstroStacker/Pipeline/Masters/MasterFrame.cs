using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>A master in memory.</summary>
/// <param name="Info">What its file says.</param>
/// <param name="Map">Its samples as ADU, where they lie on the lights' sensor.</param>
/// <param name="ContentHash">Of its file, or of what it was made of.</param>
public sealed record MasterFrame(FrameInfo Info, MasterMap Map, string ContentHash)
{
    /// <summary>All samples, row by row.</summary>
    public Span<float> Samples => Map.Row(Map.Area.X, Map.Area.Y, (int)Map.Area.Area);

    /// <summary>Takes a level off every sample; the level is of full-sensor coordinates.</summary>
    public void Subtract(Func<int, int, float> level)
    {
        for (int y = Map.Area.Y; y < Map.Area.Bottom; y++)
        {
            var row = Map.Row(Map.Area.X, y, Map.Area.Width);
            for (int x = 0; x < row.Length; x++) row[x] -= level(Map.Area.X + x, y);
        }
    }

    /// <summary>Takes another master off, sample by sample. Throws <see cref="FrameException"/> where it doesn't cover this one.</summary>
    public void Subtract(MasterFrame other, string role)
    {
        other.RequireCover(Map.Area, role);
        for (int y = Map.Area.Y; y < Map.Area.Bottom; y++)
            CalibrationKernels.SubtractDark(Map.Row(Map.Area.X, y, Map.Area.Width), other.Map.Row(Map.Area.X, y, Map.Area.Width), 1);
    }

    /// <summary>Throws <see cref="FrameException"/> where this master doesn't reach as far as the other.</summary>
    public void RequireCover(PixelRectangle other, string otherRole)
    {
        if (Map.Area.Contains(other)) return;
        throw new FrameException(
            Info.Path, $"covers {Map.Area} of the sensor but the {otherRole} {other}", "Make both with the same -v.");
    }
}
