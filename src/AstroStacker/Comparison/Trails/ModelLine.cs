using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Trails;

/// <summary>
/// Whether a line found in one frame follows a line that all frames show: a filament or the edge of a galaxy, which seeing
/// and the place of the bins make a little higher in one frame than in the others.
/// </summary>
internal sealed class ModelLine(BinnedGrid grid, NightStructure structure)
{
    /// <summary>Of the model's height; a trail through a filament of its own direction is higher or is let go.</summary>
    private const double MostShare = 0.25;

    /// <summary>What a line in the model stands above the places beside it, of its height.</summary>
    private const double LineShare = 0.8;

    /// <summary>Distance of the places beside the line that it is compared with, bins.</summary>
    private const double Beside = 4;

    public bool Explains(StripFilter filter, TrailExtent extent, TrailPath path, DifferenceUnit unit)
    {
        double from = extent.From * path.Length / TrailExtent.Pieces, to = extent.To * path.Length / TrailExtent.Pieces;
        double middle = Height(path, from, to, 0);
        double height = middle - Math.Max(Height(path, from, to, -Beside), Height(path, from, to, Beside));
        double signal = 0, variance = 0;
        for (int i = extent.From; i < extent.To; i++)
        {
            var piece = filter.At(i, 0);
            signal += piece.Signal;
            variance += piece.Variance;
        }

        // Among many stars the sky beside is as high as the path: no line.
        return height > LineShare * middle && signal / variance * (unit.Sigma + unit.Share * middle) < MostShare * height;
    }

    /// <summary>The middle one of the model's heights along the path, so many bins beside it.</summary>
    private double Height(TrailPath path, double from, double to, double beside)
    {
        var heights = new List<double>();
        for (double along = from; along <= to; along++)
        {
            var (x, y) = path.At(along);
            int column = (int)Math.Round(x - beside * path.DirectionY), row = (int)Math.Round(y + beside * path.DirectionX);
            if (column >= 0 && row >= 0 && column < grid.Width && row < grid.Height)
                heights.Add(structure.Values[row * grid.Width + column]);
        }

        return RobustStatistics.Median([.. heights]);
    }
}
