using AstroStacker.Colour;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Tiles;
using AstroStacker.Resampling;

namespace AstroStacker.Report.Pixels;

/// <summary>Works a single pixel of a result out once more, and tells every step.</summary>
public static class PixelExplainer
{
    /// <summary>
    /// Decides everything as the run did (with kept surveys that takes moments), then makes this one pixel. Throws
    /// <see cref="StackJobException"/> for a pixel outside the picture, and what <see cref="StackPipeline.Run"/> throws where
    /// the frames are no longer there.
    /// </summary>
    /// <param name="job">Of the run.</param>
    /// <param name="x">Column of the result.</param>
    /// <param name="y">Row of the result.</param>
    /// <param name="progress">Told where it is.</param>
    /// <param name="stop">Ends the work with an exception.</param>
    public static PixelExplanation Explain(StackJob job, int x, int y, IProgress<StackProgress>? progress, CancellationToken stop)
    {
        int threads = job.Resources.Threads ?? Environment.ProcessorCount;
        using var stack = StackPreparation.Run(
            WithoutResults(job), threads, new StackClock(progress, threads), new StackCancellation(stop, stop));
        var plan = stack.Plan;
        if (x < 0 || y < 0 || x >= plan.Grid.Width || y >= plan.Grid.Height)
        {
            throw new StackJobException(
                $"There is no pixel ({x}, {y}): the picture is {plan.Grid.Width} x {plan.Grid.Height}, and its first pixel is (0, 0).");
        }

        return plan.Integration.Drizzle is null ? Interpolated(stack, x, y) : Drizzled(stack, x, y);
    }

    /// <summary>Nothing is written: what the run left is neither in the way nor touched.</summary>
    private static StackJob WithoutResults(StackJob job) => job with
    {
        Output = job.Output with { Prefix = Path.Combine(Path.GetTempPath(), "explained"), Overwrite = true, BadPixels = null },
        DebugLevel = 0,
    };

    private static PixelExplanation Interpolated(PreparedStack stack, int x, int y)
    {
        var plan = stack.Plan;
        var frames = plan.Layers[0].Frames;
        using var at = new PixelStackAt(stack, x, y, Warp.BlockPixels);
        var combine = CombineMethods.Get(plan.Integration.Combine);
        var planes = new List<PlaneAtPixel>();
        var samples = new SampleAtPixel[plan.PlaneCount, frames.Count];
        for (int plane = 0; plane < plan.PlaneCount; plane++)
        {
            float[] values = [.. frames.Select((_, frame) => at.Value(plane, frame))];
            float[] weights = [.. frames.Select((_, frame) => at.Weight(plane, frame))];
            float[] ofFrames = [.. frames.Select(frame => frame.Weights[plane])];
            float[] value = [0];
            combine.Combine(values, weights, ofFrames, value);
            for (int frame = 0; frame < frames.Count; frame++)
                samples[plane, frame] = Sample(at, plane, frame, values[frame], weights[frame] * ofFrames[frame]);
            bool isWhite = at.Present(plane) == 0 && at.Saturated > 0;
            planes.Add(Plane(samples, plane, isWhite ? plan.White[plane] : value[0], isWhite ? "saturated in every frame: white" : null));
        }

        return Explanation(stack, x, y, samples, planes);
    }

    private static PixelExplanation Drizzled(PreparedStack stack, int x, int y)
    {
        var plan = stack.Plan;
        var options = plan.Integration.Drizzle!;
        int cellPixels = DrizzleStacker.CellPixels(options);
        int sampleX = SamplePixel(x, options.Scale, plan.SampleGrid.Width), sampleY = SamplePixel(y, options.Scale, plan.SampleGrid.Height);
        using var at = new PixelStackAt(stack, sampleX, sampleY, cellPixels);
        var area = DrizzleStacker.OutputArea(at.Tile, options.Scale, (plan.Grid.Width, plan.Grid.Height));
        using var tile = new TracedDrizzleTile(area, plan.PlaneCount, (y - area.Y) * area.Width + x - area.X);
        Drop(stack, at, tile);
        var frames = plan.Layers[0].Frames;
        var samples = new SampleAtPixel[plan.PlaneCount, frames.Count];
        for (int frame = 0; frame < frames.Count; frame++)
            for (int plane = 0; plane < plan.PlaneCount; plane++)
            {
                var (value, weight) = tile.Given.Count == 0 ? default : tile.Given[frame * plan.PlaneCount + plane];
                samples[plane, frame] = Sample(at, plane, frame, value, weight);
            }

        var (reached, saturated) = at.Stack.FramesAt(sampleX, sampleY);
        var planes = new List<PlaneAtPixel>();
        for (int plane = 0; plane < plan.PlaneCount; plane++)
        {
            var found = Plane(samples, plane, tile.MeanAt(plane, (y - area.Y) * area.Width + x - area.X), null);
            if (found.WeightSum == 0 && saturated > 0 && saturated >= reached)
                found = found with { Value = plan.White[plane], Remark = "saturated in every frame: white" };
            else if (found.WeightSum == 0)
                found = found with { Remark = options.FillHolesPixels > 0 ? "a hole, filled from its neighbours" : "a hole" };
            planes.Add(found);
        }

        return Explanation(stack, x, y, samples, planes);
    }

    private static int SamplePixel(int outputPixel, double scale, int end) => Math.Clamp((int)((outputPixel + 0.5) / scale), 0, end - 1);

    private static void Drop(PreparedStack stack, PixelStackAt at, TracedDrizzleTile tile)
    {
        var plan = stack.Plan;
        var frames = plan.Layers[0].Frames;
        int length = (int)at.Tile.Area;
        float[] kept = new float[length * plan.PlaneCount];
        var noise = new FrameNoise[plan.PlaneCount];
        for (int frame = 0; frame < frames.Count; frame++)
        {
            for (int plane = 0; plane < plan.PlaneCount; plane++)
                at.Stack.CopyWeights(plane, frame, at.Tile, kept.AsSpan(plane * length, length));
            int before = tile.Given.Count;
            new DroppedFrame(plan, frames[frame], stack.Planned(frames[frame].Frame)).Drop(at.Tile, kept, noise, tile);
            // A frame that does not reach the tile gives nothing.
            while (tile.Given.Count < before + plan.PlaneCount) tile.Given.Add(default);
        }
    }

    private static SampleAtPixel Sample(PixelStackAt at, int plane, int frame, float value, float weight)
    {
        var fate = at.Fate(plane, frame);
        if (weight > 0) fate = SampleFate.Used;
        else if (fate == SampleFate.Used) fate = SampleFate.NothingFell;
        return new SampleAtPixel(fate == SampleFate.Used ? value : at.Value(plane, frame), weight, fate)
        {
            Sigmas = at.Sigmas(plane, frame),
        };
    }

    private static PlaneAtPixel Plane(SampleAtPixel[,] samples, int plane, float value, string? remark)
    {
        double sum = 0, weightSum = 0;
        for (int frame = 0; frame < samples.GetLength(1); frame++)
        {
            var sample = samples[plane, frame];
            sum += (double)sample.Weight * sample.Value;
            weightSum += sample.Weight;
        }

        return new PlaneAtPixel(sum, weightSum, value, remark ?? (weightSum == 0 ? "no frame has a sample: 0" : null));
    }

    private static PixelExplanation Explanation(
        PreparedStack stack, int x, int y, SampleAtPixel[,] samples, IReadOnlyList<PlaneAtPixel> planes)
    {
        var plan = stack.Plan;
        var paths = stack.Aligned.ToDictionary(frame => frame.Surveyed.Light.Number, frame => frame.Surveyed.Light.Path);
        float[] final = [.. planes.Select(plane => plane.Value)];
        if (stack.Colour.Matrix is { } matrix && final.Length == 3)
            ColourKernels.ApplyMatrix([.. matrix], final.AsSpan(0, 1), final.AsSpan(1, 1), final.AsSpan(2, 1));
        return new PixelExplanation
        {
            X = x,
            Y = y,
            Combine = plan.Integration.Combine,
            Reject = plan.Integration.Reject,
            Frames =
            [
                .. plan.Layers[0].Frames.Select((frame, number) =>
                {
                    var (frameX, frameY) = plan.Grid.ToReference.Then(frame.ReferenceToFrame).Map(x, y);
                    return new FrameAtPixel(
                        paths[frame.Frame], frameX, frameY,
                        [.. Enumerable.Range(0, plan.PlaneCount).Select(plane => samples[plane, number])]);
                }),
            ],
            Planes = planes,
            ColourMatrix = final.Length == 3 ? stack.Colour.Matrix : null,
            Final = final,
        };
    }
}
