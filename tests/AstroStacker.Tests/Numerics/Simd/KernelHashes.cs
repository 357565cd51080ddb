using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AstroStacker.Calibration;
using AstroStacker.Colour;
using AstroStacker.Comparison.Defects;
using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;
using AstroStacker.Resampling;
using AstroStacker.Resampling.Drizzle;
using AstroStacker.Stars;
using AstroStacker.Testing;
using AstroStacker.Tests.Stars;

namespace AstroStacker.Tests.Numerics.Simd;

/// <summary>A hash of every kernel's output on fixed data, one a line.</summary>
internal static class KernelHashes
{
    public static string[] Lines() =>
        [.. Calibrated(), .. Demosaiced(), .. Resampled(), .. Dropped(), .. Rejected(), .. Combined(), .. Detected(), .. Fitted()];

    private static IEnumerable<string> Detected()
    {
        var area = new PixelRectangle(0, 0, 523, 389);
        float[] samples = [.. FixedData.Gaussian((int)area.Area, 6).Select((z, i) => 0.1f + 0.01f * z + (i % 997 < 2 ? 0.2f : 0))];
        var frame = new MemoryFrame([samples], area.Width, area.Height, new CfaPattern("RGGB"));
        var grid = BinGrid.Over(area, frame.Info.Cfa);
        var bins = new float[grid.Width * grid.Height];
        var mesh = new FramePass(frame, grid).Run(bins, CancellationToken.None);
        yield return Line("bins", bins);
        var found = new StarDetector(grid, new StarOptions()).Find(bins, mesh);
        yield return Line("sigmas", bins);
        yield return Line("peaks", [.. found.Stars.Select(star => star.Sigma)]);
    }

    private static IEnumerable<string> Dropped()
    {
        var area = new PixelRectangle(0, 0, 90, 80);
        float[] samples = FixedData.Uniform((int)area.Area, 7, -0.1f, 1), keep = FixedData.Uniform((int)area.Area, 8, 0, 1);
        var transform = new Transform([0.49, -0.05, 3.7, 0.05, 0.49, 1.9, 0, 0, 1]);
        var tile = new PixelRectangle(64, 0, 100, 130);
        float[] values = new float[tile.Area], weights = new float[tile.Area];
        foreach (var kernel in DrizzleKernels.All)
        {
            var window = new DrizzleWindow
            {
                Samples = samples,
                Keep = keep,
                Area = area,
                Cfa = new CfaPattern("GRBG"),
                Colour = 1,
                DropPixels = 0.7,
            };
            kernel.Gather(window, transform, tile, values, weights);
            yield return Line($"drizzle {kernel.Name}", [.. values, .. weights]);
        }

        float[] sums = FixedData.Uniform(1003, 9, -1, 1), excess = new float[1003];
        DefectKernels.Accumulate(
            samples.AsSpan(0, 1003), keep.AsSpan(0, 1003), FixedData.Uniform(1003, 10, 0, 3), 0.8f, sums);
        DefectKernels.Excess(sums, [-9, -7, -5, -2, 2, 5, 7, 9], 9, 980, excess);
        yield return Line("defects", excess);
    }

    private static IEnumerable<string> Calibrated()
    {
        float[] light = FixedData.Uniform(1003, 1, -0.1f, 1), other = FixedData.Uniform(1003, 2, 0.5f, 1.5f);
        CalibrationKernels.Calibrate(light, other, 0.37f, other);
        yield return Line("calibrate", light);
        CalibrationKernels.SubtractBlack(light, [0.1f, 0.2f, 0.3f], 5, 1.3f);
        yield return Line("black", light);
        float[] green = FixedData.Uniform(1003, 3, -0.1f, 1);
        ColourKernels.ApplyMatrix([1.6, -0.5, -0.1, -0.2, 1.4, -0.2, 0.05, -0.6, 1.55], light, green, other);
        yield return Line("matrix", [.. light, .. green, .. other]);
    }

    private static IEnumerable<string> Demosaiced()
    {
        var area = new PixelRectangle(0, 0, 75, 41);
        var samples = FixedData.Uniform((int)area.Area, 4, -0.1f, 1);
        CfaPattern[] mosaics =
        [
            new("RGGB"), new("BGGR"), new("GRBG"), new("GBRG"), new("CYGM"), new("GGRGGBGGBGGRBRGRBGGGBGGRGGRGGBRBGBRG", 6, 6),
        ];
        foreach (var method in DemosaicMethods.All)
            foreach (var mosaic in mosaics.Where(method.Supports))
            {
                var output = new PixelRectangle(0, 0, area.Width / method.Scale, area.Height / method.Scale);
                var planes = new float[output.Area * mosaic.ColourCount];
                method.Demosaic(samples, new MosaicWindow(area, area, mosaic), output, planes);
                yield return Line($"{method.Name} {mosaic}", planes);
            }
    }

    private static IEnumerable<string> Resampled()
    {
        var area = new PixelRectangle(0, 0, 160, 150);
        float[] samples = [.. FixedData.Gaussian((int)area.Area, 5).Select((z, i) => 0.1f + 0.01f * z + (i % 997 == 0 ? 1 : 0))];
        var transforms = new (string Name, Transform Transform)[]
        {
            ("shift", Transform.Shift(0.3, -1.6)),
            ("1 degree", new Transform([0.9998, -0.0175, 1.7, 0.0175, 0.9998, -0.9, 0, 0, 1])),
            ("45 degrees", new Transform([0.7071, -0.7071, 80, 0.7071, 0.7071, -33, 0, 0, 1])),
            ("half turn", new Transform([-0.9999, 0.01, 158, -0.01, -0.9999, 149, 0, 0, 1])),
            ("quarter turn", new Transform([0.01, -0.9999, 155, 0.9999, 0.01, 1, 0, 0, 1])),
            ("perspective", new Transform([1.1, 0.1, -5, -0.1, 0.9, 9, 2e-4, -3e-4, 1])),
        };
        foreach (var interpolator in Interpolators.All)
            foreach (var (name, transform) in transforms)
            {
                var tile = new PixelRectangle(0, 0, 150, 140);
                float[] values = new float[tile.Area], weights = new float[tile.Area];
                interpolator.Resample(samples, area, area, transform, tile, values, weights);
                yield return Line($"{interpolator.Name} {name}", [.. values, .. weights]);
            }
    }

    private static IEnumerable<string> Rejected()
    {
        foreach (var method in RejectionMethods.All.Where(method => method.Name != "none"))
            for (int frames = 3; frames <= 25; frames++)
            {
                float[] samples = [.. FixedData.Gaussian(frames * 203, frames).Select((z, i) => i % 11 == 0 ? 4 * z : z)];
                float[] weights = [.. samples.Select((_, i) => i % 203 > 120 && i % 7 == 0 ? 0f : 1f)];
                method.Reject(new PixelStack(samples, weights, frames), new RejectionOptions());
                yield return Line($"{method.Name} {frames}", weights);
            }
    }

    private static IEnumerable<string> Combined()
    {
        float[] samples = FixedData.Uniform(9 * 203, 6, 0, 1), weights = [.. samples.Select(sample => sample < 0.3f ? 0f : 1f)];
        float[] mean = new float[203], coverage = new float[203];
        IntegrationKernels.Normalize(samples, new PlaneNormalization(1.3, -0.2));
        IntegrationKernels.WeightedMean(samples, weights, FixedData.Uniform(9, 7, 0.5f, 2), mean, coverage);
        yield return Line("mean", [.. mean, .. coverage]);
        IntegrationKernels.CountPresent(weights, 9, mean);
        yield return Line("count", mean);
        foreach (var method in CombineMethods.All.Where(method => method.Name != "mean"))
        {
            method.Combine(samples, weights, FixedData.Uniform(9, 7, 0.5f, 2), mean);
            yield return Line($"combine {method.Name}", mean);
        }

        FrameNoise[] noise = [.. FixedData.Uniform(9, 8, 0.1f, 0.2f).Select(x => new FrameNoise(x * x, 0.01f * x))];
        VarianceKernels.Predict(weights, new WeightedNoise(FixedData.Uniform(9, 7, 0.5f, 2), noise), mean, 4, coverage);
        yield return Line("variance", coverage);
        SeeingSigma.Fill(FixedData.Uniform(29 * 7, 9, -1, 2), [.. Enumerable.Repeat(9f, 29 * 7)], 29, noise, coverage);
        yield return Line("seeing", coverage);
    }

    private static IEnumerable<string> Fitted()
    {
        const int count = 203;
        var row = new FitRow
        {
            X = FixedData.Uniform(count, 1, -7, 7),
            Y = FixedData.Uniform(count, 2, -7, 7),
            Value = FixedData.Uniform(count, 3, 0, 1),
            Share = FixedData.Uniform(count, 4, 0, 1),
            Profile = new float[count],
            Weight = new float[count],
        };
        var view = new ProfileView(0.3f, -0.2f, 0.6f, 0.07f, 0.8f);
        var sums = new float[MoffatKernels.Sums * MoffatKernels.Parts];
        MoffatKernels.Accumulate(row, view, (ProfileCurve.Usual, PixelPoints.Nine), (0.01f, 0.03f), sums);
        MoffatKernels.Subtract(row, view, ProfileCurve.Usual, 0.4f, (0.01f, 0.03f));
        var totals = new double[MoffatKernels.Sums];
        MoffatKernels.Fold(sums, totals);
        float[] folded = [.. totals.Select(total => (float)total)];
        return
        [
            Line("profile sums", sums), Line("profile", row.Profile), Line("profile weights", row.Weight),
            Line("profile off", row.Value), Line("profile shares", row.Share), Line("profile totals", folded),
        ];
    }

    private static string Line(string name, ReadOnlySpan<float> samples) =>
        $"{name}: {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(samples)).AsSpan(0, 12))}";
}
