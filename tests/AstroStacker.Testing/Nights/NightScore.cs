using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>A stack's registration beside the truth of its night.</summary>
public sealed class NightScore
{
    private const int GridPoints = 9;

    private NightScore(NightTruth truth, IReadOnlyList<FrameOutcome> frames)
    {
        Truth = truth;
        var lights = truth.Lights.Select((light, index) => (light.File, index)).ToDictionary();
        Reference = frames.FirstOrDefault(frame => frame.IsReference) is { } reference
            ? lights[Path.GetFileName(reference.Path)] : null;
        var visible = new VisibleStars(truth);
        Frames = [.. frames.Select(frame => Score(frame, lights[Path.GetFileName(frame.Path)], visible))];
    }

    public NightTruth Truth { get; }

    public IReadOnlyList<FrameScore> Frames { get; }

    /// <summary>The light all others were aligned to; null where nothing was stacked.</summary>
    public int? Reference { get; }

    /// <summary>Used frames but the reference, whose transform is the identity.</summary>
    public IEnumerable<FrameScore> Aligned => Frames.Where(frame => frame.IsUsed && !frame.IsReference);

    public IEnumerable<FrameScore> Missed => Frames.Where(frame => frame.IsRegistrable && !frame.IsUsed);

    public double MedianRmsPixels =>
        Aligned.Any() ? Aligned.Select(frame => frame.RmsPixels).Order().ElementAt(Aligned.Count() / 2) : 0;

    public double WorstRmsPixels => Aligned.Select(frame => frame.RmsPixels).DefaultIfEmpty().Max();

    public double WorstCornerPixels => Aligned.Select(frame => frame.CornerPixels).DefaultIfEmpty().Max();

    /// <param name="truth">Of the night.</param>
    /// <param name="frames">What the run says of its lights: all, or some.</param>
    public static NightScore Of(NightTruth truth, IReadOnlyList<FrameOutcome> frames) => new(truth, frames);

    private FrameScore Score(FrameOutcome frame, int light, VisibleStars visible)
    {
        var errors = frame.Used && Reference is { } reference ? Errors(frame, reference, light) : new double[GridPoints * GridPoints];
        int last = GridPoints - 1;
        return new FrameScore
        {
            Light = light,
            IsRegistrable = visible.IsRegistrable(light),
            IsReference = frame.IsReference,
            Refusal = frame.SkipReason,
            RmsPixels = Math.Sqrt(errors.Average(error => error * error)),
            CornerPixels = new[] { 0, last, last * GridPoints, last * GridPoints + last }.Max(corner => errors[corner]),
            Stars = frame.Survey?.Stars.Count ?? 0,
            Pairs = frame.Registration?.Pairs ?? 0,
            FwhmRatio = (frame.Survey?.FwhmPixels ?? 0) / (Truth.Lights[light].FwhmPixels * Math.Sqrt(Truth.Lights[light].Elongation)),
        };
    }

    /// <summary>Row by row over the grid, frame pixels.</summary>
    private double[] Errors(FrameOutcome frame, int reference, int light)
    {
        var truth = Truth.Between(reference, light);
        var (left, top, right, bottom) = Covered(truth.Inverse());
        var errors = new double[GridPoints * GridPoints];
        for (int row = 0; row < GridPoints; row++)
            for (int column = 0; column < GridPoints; column++)
            {
                double x = left + column * (right - left) / (GridPoints - 1), y = top + row * (bottom - top) / (GridPoints - 1);
                var (trueX, trueY) = truth.Map(x, y);
                var (foundX, foundY) = frame.ReferenceToFrame!.Map(x, y);
                errors[row * GridPoints + column] =
                    Math.Sqrt((foundX - trueX) * (foundX - trueX) + (foundY - trueY) * (foundY - trueY));
            }

        return errors;
    }

    /// <summary>The part of the reference that a light covers, as an upright rectangle; pixel centres.</summary>
    private (double Left, double Top, double Right, double Bottom) Covered(Transform frameToReference)
    {
        var visible = Truth.Options.VisibleArea;
        double left = visible.X, top = visible.Y, right = visible.Right - 1, bottom = visible.Bottom - 1;
        var corners = from x in (double[])[left, right] from y in (double[])[top, bottom] select frameToReference.Map(x, y);
        var places = corners.ToList();
        return (
            Math.Max(left, places.Min(place => place.X)), Math.Max(top, places.Min(place => place.Y)),
            Math.Min(right, places.Max(place => place.X)), Math.Min(bottom, places.Max(place => place.Y)));
    }
}
