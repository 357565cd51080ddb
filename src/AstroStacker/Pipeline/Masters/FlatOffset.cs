using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>The bias of flats, to be taken off each before its level counts: a master's map, a level a place, or nothing.</summary>
internal sealed class FlatOffset
{
    private readonly MasterFrame? _map;
    private readonly Func<int, int, float>? _level;

    private FlatOffset(MasterFrame? map, Func<int, int, float>? level, string key) => (_map, _level, Key) = (map, level, key);

    /// <summary>The black level that each flat's own file gives.</summary>
    public static readonly FlatOffset OwnBlack = new(null, null, "own black");

    /// <summary>For flats whose bias is off already.</summary>
    public static readonly FlatOffset None = new(null, null, "");

    /// <summary>Differs where another offset would make another master.</summary>
    public string Key { get; }

    /// <summary>A master dark-flat or bias.</summary>
    public static FlatOffset Of(MasterFrame map) => new(map, null, map.ContentHash);

    /// <summary>A level in ADU at each place of the sensor.</summary>
    /// <param name="level">Full-sensor coordinates.</param>
    /// <param name="key">The levels as text.</param>
    public static FlatOffset Of(Func<int, int, float> level, string key) => new(null, level, key);

    /// <summary>Throws <see cref="FrameException"/> where the map doesn't reach as far as the flats.</summary>
    public void RequireCover(PixelRectangle flats) => _map?.RequireCover(flats, "flat");

    /// <summary>Takes it off a window of a flat.</summary>
    /// <param name="flat">What its file says.</param>
    /// <param name="area">Where the samples lie on the lights' sensor.</param>
    /// <param name="samplesAdu">Row by row.</param>
    public void Subtract(FrameInfo flat, PixelRectangle area, Span<float> samplesAdu)
    {
        var level = this == OwnBlack ? flat.Black.At : _level;
        for (int y = 0; y < area.Height; y++)
        {
            var row = samplesAdu.Slice(y * area.Width, area.Width);
            if (_map is not null) CalibrationKernels.SubtractDark(row, _map.Map.Row(area.X, area.Y + y, area.Width), 1);
            if (level is null) continue;
            for (int x = 0; x < row.Length; x++) row[x] -= level(area.X + x, area.Y + y);
        }
    }
}
