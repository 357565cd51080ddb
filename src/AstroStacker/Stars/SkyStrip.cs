using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>A row of mesh cells among the samples of a window.</summary>
/// <param name="Window">Full-sensor coordinates of the samples.</param>
/// <param name="Core">Those of the strip's bins.</param>
/// <param name="FirstRow">Of the bins, on the whole grid.</param>
/// <param name="Rows">Of bins.</param>
internal readonly record struct SkyStrip(PixelRectangle Window, PixelRectangle Core, int FirstRow, int Rows)
{
    /// <summary>The place of the sample that lies so far from the core's corner.</summary>
    public int At(int x, int y) => (Core.Y - Window.Y + y) * Window.Width + Core.X - Window.X + x;
}
