using AstroStacker.Comparison;
using AstroStacker.Imaging;
using AstroStacker.Simulation;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Tests.Comparison;

/// <summary>A simulated night compared on the grid of its first light, by true transforms and normalisation.</summary>
internal sealed class ComparedNight
{
    public ComparedNight(NightOptions options) : this(new NightRenderer(options))
    {
    }

    /// <param name="truth">A night changed by the test.</param>
    /// <param name="seen">What becomes of a frame's samples between its sensor and the comparison.</param>
    public ComparedNight(NightTruth truth, Func<int, ICalibratedFrame, ICalibratedFrame>? seen = null)
        : this(new NightRenderer(truth), seen)
    {
    }

    private ComparedNight(NightRenderer renderer, Func<int, ICalibratedFrame, ICalibratedFrame>? seen = null)
    {
        Truth = renderer.Truth;
        var night = Truth.Options;
        var first = Truth.Lights[0];
        Frames = [.. Enumerable.Range(0, night.LightCount).Select(light =>
        {
            double gain = first.Transparency / Truth.Lights[light].Transparency;
            int planes = night.IsMono ? 1 : 3;
            return new ComparedFrame(
                Seen(light), Truth.Between(0, light),
                [.. Enumerable.Repeat(new PlaneNormalization(gain, 0), planes)]);
        })];

        ICalibratedFrame Seen(int light)
        {
            var frame = new FrameInMemory(renderer.Render(FrameKind.Light, light));
            return seen?.Invoke(light, frame) ?? frame;
        }
    }

    public NightTruth Truth { get; }

    public IReadOnlyList<ComparedFrame> Frames { get; }

    public IReadOnlyList<FrameFindings> Compare(int threads = 2)
    {
        var size = (Truth.Options.WidthPixels, Truth.Options.HeightPixels);
        using var bins = new NightBins(0);
        using var comparison = new NightComparison(Frames, size, new ComparisonOptions(), bins, threads, CancellationToken.None);
        return comparison.Run(CancellationToken.None);
    }

    /// <summary>
    /// The least of half width minus distance over the trail of a light, output pixels: how far from its middle line the
    /// bands reach at least. Negative infinity where a part lies in no band.
    /// </summary>
    public double Covered(int light, FrameFindings findings)
    {
        var trail = Truth.Lights[light].Trail!;
        var toOutput = Truth.Between(light, 0);
        double least = double.PositiveInfinity;
        for (double along = -3000; along <= 3000; along += 5)
        {
            double x = trail.X + along * Math.Cos(trail.AngleRadians), y = trail.Y + along * Math.Sin(trail.AngleRadians);
            if (!Truth.Options.VisibleArea.Contains((int)Math.Round(x), (int)Math.Round(y))) continue;
            var (outputX, outputY) = toOutput.Map(x, y);
            if (outputX < 0 || outputY < 0 || outputX > Truth.Options.WidthPixels - 1 || outputY > Truth.Options.HeightPixels - 1) continue;
            double reach = findings.Trails.Select(band => Reach(band, outputX, outputY)).DefaultIfEmpty(double.NegativeInfinity).Max();
            least = Math.Min(least, reach);
        }

        return least;
    }

    /// <summary>The share of the output's pixels in bands that lie farther from the light's own trail than so many pixels.</summary>
    public double MaskedElsewhere(int light, FrameFindings findings, double pixels = 12)
    {
        var trail = Truth.Lights[light].Trail;
        var toFrame = Truth.Between(0, light);
        int masked = 0, width = Truth.Options.WidthPixels, height = Truth.Options.HeightPixels;
        for (int y = 0; y < height; y += 3)
            for (int x = 0; x < width; x += 3)
            {
                if (!findings.Trails.Any(band => Reach(band, x, y) >= 0)) continue;
                var (frameX, frameY) = toFrame.Map(x, y);
                if (trail is null || trail.Distance(frameX, frameY) > pixels) masked++;
            }

        return masked * 9.0 / width / height;
    }

    /// <summary>Half width minus the distance from a band's line; negative outside.</summary>
    public static double Reach(TrailBand band, double x, double y)
    {
        double dx = band.X1 - band.X0, dy = band.Y1 - band.Y0, square = dx * dx + dy * dy;
        double share = Math.Clamp(((x - band.X0) * dx + (y - band.Y0) * dy) / square, 0, 1);
        double awayX = x - band.X0 - share * dx, awayY = y - band.Y0 - share * dy;
        return band.HalfWidthPixels - Math.Sqrt(awayX * awayX + awayY * awayY);
    }
}
