using AstroStacker.Pipeline;

namespace AstroStacker.Report.Figures;

/// <summary>How the noise should fall with the number of frames, from what was measured on each of them.</summary>
/// <param name="Predicted">Of the weighted mean of the first n frames, n = 1, 2, ...; units of saturation.</param>
internal sealed record NoiseCurve(IReadOnlyList<double> Predicted)
{
    /// <summary>
    /// sqrt(sum (w g s)^2) / sum w, with s the noise of the frame's sky, g the gain of its normalisation and w its weight, all of the
    /// main colour. Null where it doesn't hold: nothing was measured, or the frames are not combined as a mean.
    /// </summary>
    public static NoiseCurve? Of(StackResult result)
    {
        var frames = FrameTime.InOrder(result.Used);
        if (result.Plan.Integration.Combine != "mean" || frames.Any(frame => frame is not { Plan: not null, Survey.Planes.Count: > 0 }))
            return null;
        double weights = 0, squares = 0;
        var predicted = new List<double>();
        foreach (var frame in frames)
        {
            var (plan, survey) = (frame.Plan!, frame.Survey!);
            double weight = plan.Weights[FrameMeasure.MainPlane(plan.Weights.Count)];
            double gain = plan.Normalization[FrameMeasure.MainPlane(plan.Normalization.Count)].Gain;
            double black = survey.Info.Black.MeanAdu;
            double units = (survey.Info.SaturationAdu - black) / (result.Plan.SaturationAdu - black);
            double noise = weight * gain * units * survey.Planes[FrameMeasure.MainPlane(survey.Planes.Count)].Noise;
            weights += weight;
            squares += noise * noise;
            predicted.Add(weights > 0 ? Math.Sqrt(squares) / weights : 0);
        }

        return predicted.Any(noise => noise > 0) ? new NoiseCurve(predicted) : null;
    }
}
