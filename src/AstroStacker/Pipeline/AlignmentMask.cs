using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>The part of the base that gives alignment features (-m): white is used, black is not.</summary>
internal sealed class AlignmentMask
{
    private readonly bool[] _white;
    private readonly PixelRectangle _area;

    private AlignmentMask(bool[] white, PixelRectangle area)
    {
        _white = white;
        _area = area;
    }

    /// <summary>Reads a mask of the base's full-sensor or visible size, before padding; any other size is an error.</summary>
    public static AlignmentMask? Load(string? path, FrameInfo reference)
    {
        if (path is null) return null;
        using var reader = FrameFormats.Open(path);
        var info = reader.Info;
        var area = AreaOf(info, reference);
        var sum = new float[info.Width * info.Height];
        var plane = new float[sum.Length];
        for (int p = 0; p < info.PlaneCount; p++)
        {
            reader.Read(p, info.SensorArea, plane);
            for (int i = 0; i < sum.Length; i++) sum[i] += plane[i];
        }

        // Half of white as a person sees it: a tone curve puts mid-grey at a fifth of the linear scale.
        float half = sum.Max() * (info.DecodedThroughCurve ? 0.2140f : 0.5f);
        var white = Array.ConvertAll(sum, value => value > half);
        if (!white.Contains(true))
            throw new FrameException(path, "has no white part", "Paint white what alignment may use.");
        return new AlignmentMask(white, area);
    }

    /// <summary>The same refusals, as far as the mask's header tells.</summary>
    public static void Check(string? path, FrameInfo reference)
    {
        if (path is null) return;
        using var reader = FrameFormats.OpenHeader(path);
        AreaOf(reader.Info, reference);
    }

    /// <summary>True where features may be taken; full-sensor coordinates.</summary>
    public bool Allows(double x, double y)
    {
        int column = (int)Math.Round(x) - _area.X, row = (int)Math.Round(y) - _area.Y;
        return column >= 0 && row >= 0 && column < _area.Width && row < _area.Height && _white[row * _area.Width + column];
    }

    private static PixelRectangle AreaOf(FrameInfo mask, FrameInfo reference)
    {
        var area = Fits(mask, reference.VisibleArea) ? reference.VisibleArea : reference.SensorArea;
        if (Fits(mask, area)) return area;
        throw new FrameException(
            mask.Path, $"is {mask.Width} x {mask.Height} but the base is {area.Width} x {area.Height}",
            "Draw the mask on the base's picture, before padding.");
    }

    private static bool Fits(FrameInfo mask, PixelRectangle area) => mask.Width == area.Width && mask.Height == area.Height;
}
