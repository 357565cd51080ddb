using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>Which part of the sky the result shows, in the reference's full-sensor pixels.</summary>
internal static class Framing
{
    public const string Reference = "reference", Intersection = "intersection", Union = "union";

    /// <summary>As the user may write them.</summary>
    public static readonly IReadOnlyList<string> All = [Reference, Intersection, Union];

    /// <summary>Places along each side of a frame at which its border is followed.</summary>
    private const int BorderSteps = 32;

    /// <summary>Side of the squares in which the common part is counted, reference pixels.</summary>
    private const int CellPixels = 16;

    /// <summary>
    /// The area for a way of framing. Throws <see cref="StackJobException"/> where the frames have nothing in common, or
    /// together reach too far.
    /// </summary>
    /// <param name="framing">One of <see cref="All"/>.</param>
    /// <param name="reference">The used part of the reference.</param>
    /// <param name="frames">From the reference to each frame, and the frame's used part.</param>
    public static PixelRectangle Area(
        string framing, PixelRectangle reference, IReadOnlyList<(Transform ReferenceToFrame, PixelRectangle Area)> frames) =>
        framing switch
        {
            Intersection => Common(reference, frames),
            Union => Whole(reference, frames),
            _ => reference,
        };

    private static PixelRectangle Whole(PixelRectangle reference, IReadOnlyList<(Transform ReferenceToFrame, PixelRectangle Area)> frames)
    {
        double left = reference.X, top = reference.Y, right = reference.Right - 1, bottom = reference.Bottom - 1;
        foreach (var (referenceToFrame, area) in frames)
        {
            var toReference = referenceToFrame.Inverse();
            foreach (var (x, y) in Border(area))
            {
                var (rx, ry) = toReference.Map(x, y);
                if (!double.IsFinite(rx) || !double.IsFinite(ry)) continue;
                (left, right) = (Math.Min(left, rx), Math.Max(right, rx));
                (top, bottom) = (Math.Min(top, ry), Math.Max(bottom, ry));
            }
        }

        double widestX = reference.Width * StackJob.WidestPadding, widestY = reference.Height * StackJob.WidestPadding;
        if (left < reference.X - widestX || right > reference.Right + widestX
            || top < reference.Y - widestY || bottom > reference.Bottom + widestY)
        {
            throw new StackJobException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The frames together cover {right - left:0} x {bottom - top:0} pixels, far more than the base's {reference.Width} x "
                + $"{reference.Height}. Stack with --framing reference, or name a base in their middle."));
        }

        // A frame covers half a pixel beyond the centres of its outermost samples.
        int x0 = (int)Math.Ceiling(left - 0.5), y0 = (int)Math.Ceiling(top - 0.5);
        return new PixelRectangle(x0, y0, (int)Math.Floor(right + 0.5) - x0 + 1, (int)Math.Floor(bottom + 0.5) - y0 + 1);
    }

    private static IEnumerable<(double X, double Y)> Border(PixelRectangle area)
    {
        for (int i = 0; i <= BorderSteps; i++)
        {
            double x = area.X + (area.Width - 1.0) * i / BorderSteps, y = area.Y + (area.Height - 1.0) * i / BorderSteps;
            yield return (x, area.Y);
            yield return (x, area.Bottom - 1);
            yield return (area.X, y);
            yield return (area.Right - 1, y);
        }
    }

    /// <summary>The largest rectangle of whole cells that all frames cover.</summary>
    private static PixelRectangle Common(PixelRectangle reference, IReadOnlyList<(Transform ReferenceToFrame, PixelRectangle Area)> frames)
    {
        int columns = reference.Width / CellPixels, rows = reference.Height / CellPixels;
        var covered = new bool[(columns + 1) * (rows + 1)];
        for (int j = 0; j <= rows; j++)
            for (int i = 0; i <= columns; i++)
            {
                double x = Corner(i, columns, reference.X, reference.Width), y = Corner(j, rows, reference.Y, reference.Height);
                covered[j * (columns + 1) + i] = frames.All(frame => Covers(frame, x, y));
            }

        var best = new PixelRectangle(0, 0, 0, 0);
        var heights = new int[columns];
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                int at = j * (columns + 1) + i;
                bool whole = covered[at] && covered[at + 1] && covered[at + columns + 1] && covered[at + columns + 2];
                heights[i] = whole ? heights[i] + 1 : 0;
            }

            var here = LargestUnder(heights, j);
            if (here.Area > best.Area) best = here;
        }

        if (best.IsEmpty)
        {
            throw new StackJobException(
                "No part of the sky is in all of the frames. Stack with --framing reference, or leave out the frames that lie apart.");
        }

        int left = (int)Math.Ceiling(Corner(best.X, columns, reference.X, reference.Width));
        int top = (int)Math.Ceiling(Corner(best.Y, rows, reference.Y, reference.Height));
        int right = (int)Math.Floor(Corner(best.Right, columns, reference.X, reference.Width));
        int bottom = (int)Math.Floor(Corner(best.Bottom, rows, reference.Y, reference.Height));
        return new PixelRectangle(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>The largest rectangle below a line of columns of these heights, whose last row is <paramref name="row"/>.</summary>
    private static PixelRectangle LargestUnder(int[] heights, int row)
    {
        var best = new PixelRectangle(0, 0, 0, 0);
        for (int i = 0; i < heights.Length; i++)
        {
            int lowest = heights[i];
            for (int k = i; k < heights.Length && lowest > 0; k++)
            {
                lowest = Math.Min(lowest, heights[k]);
                if ((long)lowest * (k - i + 1) > best.Area) best = new PixelRectangle(i, row - lowest + 1, k - i + 1, lowest);
            }
        }

        return best;
    }

    private static bool Covers((Transform ReferenceToFrame, PixelRectangle Area) frame, double x, double y)
    {
        var (fx, fy) = frame.ReferenceToFrame.Map(x, y);
        return fx >= frame.Area.X && fx <= frame.Area.Right - 1 && fy >= frame.Area.Y && fy <= frame.Area.Bottom - 1;
    }

    private static double Corner(int cell, int cells, int start, int length) => start + (length - 1.0) * cell / cells;
}
