using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Trails;

/// <summary>
/// Lines that come again in frame after frame at the same place are no trails: on the sensor, a column that is hot; in
/// the sky, a comet's tail that creeps on.
/// </summary>
internal static class RecurringTrails
{
    /// <summary>In at least so many frames, and so large a part of them.</summary>
    private const int FewestFrames = 3;

    private const double LeastPart = 0.5;

    /// <summary>What follows a column or row of the sensor needs to be seen only twice.</summary>
    private const int FewestAlongSensor = 2;

    /// <summary>Distance of both ends of one line from the other line, pixels, on the sensor and in the sky.</summary>
    private const double SensorPixels = 3, SkyPixels = 24;

    /// <summary>Leaves out what recurs; one list a frame, on the grid's bins.</summary>
    public static IReadOnlyList<FoundTrail>[] LeaveOut(
        IReadOnlyList<FoundTrail>[] found, IReadOnlyList<Transform> outputToFrame, BinnedGrid grid)
    {
        var sky = Lines(found, grid, null);
        var sensor = Lines(found, grid, outputToFrame);
        double least = Math.Max(FewestFrames, LeastPart * found.Length);
        return [.. found.Select((trails, frame) => (IReadOnlyList<FoundTrail>)[.. trails.Where((_, i) =>
            Frames(sky, sky[frame][i], SkyPixels) < least
            && Frames(sensor, sensor[frame][i], SensorPixels) < (sensor[frame][i].IsUpright ? FewestAlongSensor : least))])];
    }

    /// <summary>Ends of the trails in output pixels, or on their frames' sensors.</summary>
    private static Line[][] Lines(IReadOnlyList<FoundTrail>[] found, BinnedGrid grid, IReadOnlyList<Transform>? outputToFrame) =>
        [.. found.Select((trails, frame) => trails.Select(trail =>
        {
            var (x0, y0) = End(trail, trail.From);
            var (x1, y1) = End(trail, trail.To);
            return new Line(x0, y0, x1, y1);

            (double X, double Y) End(FoundTrail of, double along)
            {
                var (binX, binY) = of.Path.At(along);
                var (x, y) = grid.ToOutput(binX, binY);
                return outputToFrame?[frame].Map(x, y) ?? (x, y);
            }
        }).ToArray())];

    /// <summary>In how many frames a line lies along this one, its own among them.</summary>
    private static int Frames(Line[][] lines, Line line, double pixels) =>
        lines.Count(frame => frame.Any(other => other.LiesAlong(line, pixels)));

    private readonly record struct Line(double X0, double Y0, double X1, double Y1)
    {
        /// <summary>True along a row or a column.</summary>
        public bool IsUpright => Math.Min(Math.Abs(X1 - X0), Math.Abs(Y1 - Y0)) < SensorPixels;

        /// <summary>Both ends near the other's line, and the two beside each other over half of the shorter.</summary>
        public bool LiesAlong(Line other, double pixels)
        {
            double dx = other.X1 - other.X0, dy = other.Y1 - other.Y0, length = Math.Sqrt(dx * dx + dy * dy);
            if (!(length > 0)) return false;
            (dx, dy) = (dx / length, dy / length);
            double beside0 = (Y0 - other.Y0) * dx - (X0 - other.X0) * dy, beside1 = (Y1 - other.Y0) * dx - (X1 - other.X0) * dy;
            double along0 = (X0 - other.X0) * dx + (Y0 - other.Y0) * dy, along1 = (X1 - other.X0) * dx + (Y1 - other.Y0) * dy;
            double shared = Math.Min(length, Math.Max(along0, along1)) - Math.Max(0, Math.Min(along0, along1));
            return Math.Abs(beside0) <= pixels && Math.Abs(beside1) <= pixels
                && shared >= Math.Min(length, Math.Abs(along1 - along0)) / 2;
        }
    }
}
