using System.Runtime.InteropServices;
using OpenCvSharp;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// Features for pictures without stars, through OpenCV: AKAZE (Alcantarilla et al. 2013), cross-checked matching, a
/// homography by MAGSAC (Barath et al. 2019), verified and refitted as stars are. One thread, fixed seed. OpenCV is
/// loaded by the first call and by nothing else.
/// </summary>
public static class FeatureRegistration
{
    private const int Seed = 20240229;

    /// <summary>Side of the neighbourhood whose contrast the threshold looks at, picture pixels.</summary>
    private const int ContrastSide = 15;

    /// <summary>A match this near to where the transform puts it agrees, picture pixels.</summary>
    private const double AgreementPixels = 1.4;

    private const double Confidence = 0.9999;

    private const int MostIterations = 20_000;

    private const int LeastMatches = 12;

    /// <summary>
    /// The strongest features; find those of the base once and keep them. Throws where OpenCV can't be loaded.
    /// </summary>
    public static FeatureSet Detect(FeaturePicture picture, FeatureOptions options)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (options.ThresholdQuantile is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(
                nameof(options), options.ThresholdQuantile, "The threshold is a quantile from 0 to below 1.");
        return FeatureLibrary.Run(() => DetectLoaded(picture, options));
    }

    /// <summary>
    /// The transform between two pictures' features, or why there is none. Throws where OpenCV can't be loaded.
    /// </summary>
    public static RegistrationResult Match(FeatureSet reference, FeatureSet frame, RegistrationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(frame);
        foreach (var (set, name) in ((FeatureSet, string)[])[(frame, "picture"), (reference, "reference")])
            if (set.Count < LeastMatches)
                return RegistrationResult.Refused(
                    $"the {name} has only {set.Count} features, {LeastMatches} are needed");
        var matches = FeatureLibrary.Run(() => MatchLoaded(reference, frame));
        double agreement = AgreementPixels * Math.Max(reference.Bin, frame.Bin);
        bool[] FindConsensus(IReadOnlyList<PointPair> pairs) => FeatureLibrary.Run(() => Consensus(pairs, agreement));
        return new FeatureVerification(limits, agreement, FindConsensus).Verify(matches);
    }

    private static FeatureSet DetectLoaded(FeaturePicture picture, FeatureOptions options)
    {
        using var image = Mat.FromPixelData(
            picture.Height, picture.Width, MatType.CV_32FC1, LuminanceStretch.Stretch(picture.Luminance));
        using var akaze = AKAZE.Create();
        using var descriptors = new Mat();
        akaze.DetectAndCompute(image, null, out var points, descriptors);
        bool[] isAllowed = Allowed(image, options.ThresholdQuantile);
        var kept = Enumerable.Range(0, points.Length)
            .Where(i => isAllowed[PixelOf(points[i], picture)] && IsInside(picture, points[i], options.Mask))
            .OrderByDescending(i => points[i].Response).Take(options.MostFeatures).ToArray();
        int length = descriptors.Cols;
        var bytes = new byte[kept.Length * length];
        for (int i = 0; i < kept.Length; i++) Marshal.Copy(descriptors.Ptr(kept[i]), bytes, i * length, length);
        return new FeatureSet(
            [.. kept.Select(i => picture.ToSensor(points[i].Pt.X, points[i].Pt.Y))], bytes, picture.Bin);
    }

    /// <summary>Pixels whose neighbourhood has a contrast above the quantile of the picture's.</summary>
    private static bool[] Allowed(Mat image, double quantile)
    {
        using var smooth = new Mat();
        using var contrast = new Mat();
        var side = new Size(ContrastSide, ContrastSide);
        Cv2.BoxFilter(image, smooth, image.Type(), side);
        Cv2.Absdiff(image, smooth, contrast);
        Cv2.BoxFilter(contrast, smooth, image.Type(), side);
        smooth.GetArray(out float[] values);
        float limit = Numerics.RobustStatistics.Select<float>((float[])values.Clone(), (int)(quantile * values.Length));
        return [.. values.Select(value => quantile == 0 || value > limit)];
    }

    private static int PixelOf(KeyPoint point, FeaturePicture picture) =>
        Math.Clamp((int)Math.Round(point.Pt.Y), 0, picture.Height - 1) * picture.Width
        + Math.Clamp((int)Math.Round(point.Pt.X), 0, picture.Width - 1);

    private static bool IsInside(FeaturePicture picture, KeyPoint point, Func<double, double, bool>? mask)
    {
        var (x, y) = picture.ToSensor(point.Pt.X, point.Pt.Y);
        return mask is null || mask(x, y);
    }

    private static List<PointPair> MatchLoaded(FeatureSet reference, FeatureSet frame)
    {
        using var ofReference = Mat.FromPixelData(
            reference.Count, reference.DescriptorLength, MatType.CV_8UC1, reference.Descriptors);
        using var ofFrame = Mat.FromPixelData(frame.Count, frame.DescriptorLength, MatType.CV_8UC1, frame.Descriptors);
        using var matcher = new BFMatcher(NormTypes.Hamming, crossCheck: true);
        return [.. matcher.Match(ofReference, ofFrame)
            .Select(match => (From: reference.Places[match.QueryIdx], To: frame.Places[match.TrainIdx]))
            .Select(pair => new PointPair(pair.From.X, pair.From.Y, pair.To.X, pair.To.Y, 1))];
    }

    /// <summary>Which pairs agree with the homography most of them ask for.</summary>
    private static bool[] Consensus(IReadOnlyList<PointPair> pairs, double distance)
    {
        Cv2.SetTheRNG(Seed);
        using var from = InputArray.Create(pairs.Select(pair => new Point2d(pair.X, pair.Y)));
        using var to = InputArray.Create(pairs.Select(pair => new Point2d(pair.U, pair.V)));
        using var agrees = new Mat();
        using var found = Cv2.FindHomography(
            from, to, HomographyMethods.USAC_MAGSAC, distance, OutputArray.Create(agrees), MostIterations, Confidence);
        if (found.Empty() || agrees.Empty()) return new bool[pairs.Count];
        agrees.GetArray(out byte[] flags);
        return [.. flags.Select(flag => flag != 0)];
    }
}
