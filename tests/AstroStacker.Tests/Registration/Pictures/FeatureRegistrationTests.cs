using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Registration.Pictures;
using AstroStacker.Testing;
using AstroStacker.Tests.Stars;
using SkiaSharp;
using Xunit;

namespace AstroStacker.Tests.Registration.Pictures;

public sealed class FeatureRegistrationTests
{
    [Fact]
    public void Match_HandheldBurst_AlignsAllEight()
    {
        FeatureSet? reference = null;
        foreach (string path in SharedData.RequireFiles("handheld_burst_jpeg", "*.jpg"))
        {
            var picture = Load(path);
            Assert.Null(BrightDisc.Find(picture));
            var features = Detect(picture);
            reference ??= features;
            var result = FeatureRegistration.Match(reference, features, new RegistrationLimits());
            Assert.True(result.ReferenceToFrame is not null, $"{Path.GetFileName(path)}: {result.Refusal}");
            Assert.InRange(result.RmsPixels, 0, 1);
            Assert.InRange(result.HeldOutRmsPixels, 0, 1);
            Assert.InRange(result.PairCount, 40, 4000);
        }
    }

    [Fact]
    public void Match_TexturedSceneUnderAKnownHomography_IsRightToATenthOfAPixel()
    {
        var truth = Transform.Rotation(0.05, 300, 200, 1.02).Then(Transform.Shift(7.3, -4.6));
        var result = FeatureRegistration.Match(
            Detect(Texture(Transform.Identity)), Detect(Texture(truth)), new RegistrationLimits());
        Assert.True(result.ReferenceToFrame is not null, result.Refusal);
        Assert.InRange(StarLists.GridRms(result.ReferenceToFrame, truth, 599, 399), 0, 0.1);
    }

    [Theory]
    [InlineData(TransformModel.Shift, 0)]
    [InlineData(TransformModel.Similarity, 0.05)]
    [InlineData(TransformModel.Affine, 0.05)]
    [InlineData(TransformModel.Homography, 0.05)]
    public void Match_WantedModel_IsTheModelFitted(TransformModel model, double turn)
    {
        var truth = Transform.Rotation(turn, 300, 200).Then(Transform.Shift(7.3, -4.6));
        var result = FeatureRegistration.Match(
            Detect(Texture(Transform.Identity)), Detect(Texture(truth)), new RegistrationLimits { Model = model });
        Assert.True(result.ReferenceToFrame is not null, result.Refusal);
        Assert.Equal(model.ToString().ToLowerInvariant(), result.Model);
        Assert.InRange(StarLists.GridRms(result.ReferenceToFrame, truth, 599, 399), 0, 0.1);
    }

    [Fact]
    public void Match_ModelThatDoesNotSuffice_IsRefused()
    {
        var truth = Transform.Rotation(0.2, 300, 200);
        var result = FeatureRegistration.Match(
            Detect(Texture(Transform.Identity)), Detect(Texture(truth)),
            new RegistrationLimits { Model = TransformModel.Shift });
        Assert.Null(result.ReferenceToFrame);
        Assert.Contains("fit no shift", result.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Match_BinnedPictures_SpeaksOfSensorPixels()
    {
        var truth = Transform.Shift(7.3, -4.6);
        FeatureSet Binned(Transform move) => Detect(new FeaturePicture(Texture(move).Luminance, 600, 2, 10, 20));
        var result = FeatureRegistration.Match(Binned(Transform.Identity), Binned(truth), new RegistrationLimits());
        Assert.True(result.ReferenceToFrame is not null, result.Refusal);
        var (x, y) = result.ReferenceToFrame.Map(500, 400);
        Assert.Equal(500 + 2 * 7.3, x, 0.2);
        Assert.Equal(400 - 2 * 4.6, y, 0.2);
    }

    [Fact]
    public void Match_UnrelatedTextures_IsRefused()
    {
        var result = FeatureRegistration.Match(
            Detect(Texture(Transform.Identity)), Detect(Texture(Transform.Identity, seed: 77)), new RegistrationLimits());
        Assert.Null(result.ReferenceToFrame);
        Assert.NotNull(result.Refusal);
    }

    [Fact]
    public void Match_BlankPicture_SaysSo()
    {
        var blank = Detect(new FeaturePicture(new float[600 * 400], 600));
        var result = FeatureRegistration.Match(Detect(Texture(Transform.Identity)), blank, new RegistrationLimits());
        Assert.Equal("the picture has only 0 features, 12 are needed", result.Refusal);
    }

    [Fact]
    public void Detect_HigherThreshold_FindsFewerFeatures()
    {
        var picture = Texture(Transform.Identity);
        int all = Count(picture, 0), some = Count(picture, 0.85), few = Count(picture, 0.97);
        Assert.True(all > some && some > few && few > 0, $"{all}, {some}, {few}");
    }

    [Fact]
    public void Detect_Mask_LimitsTheFeatures()
    {
        var found = FeatureRegistration.Detect(
            Texture(Transform.Identity), new FeatureOptions { Mask = (x, _) => x < 200 });
        Assert.NotEmpty(found.Places);
        Assert.All(found.Places, place => Assert.InRange(place.X, 0, 200));
    }

    [Fact]
    public void Detect_Twice_GivesTheSame()
    {
        FeatureSet first = Detect(Texture(Transform.Identity)), second = Detect(Texture(Transform.Identity));
        Assert.Equal(first.Places, second.Places);
        Assert.Equal(first.Descriptors, second.Descriptors);
    }

    [Fact]
    public void Of_BayerFrame_IsTheMeanOfItsCells()
    {
        var frame = new MemoryFrame([[1, 2, 9, 3, 4, 9, 0, 0, 9, 8, 4, 9]], 3, 4, new CfaPattern("RGGB"));
        var picture = FeaturePicture.Of(frame, CancellationToken.None);
        Assert.Equal((1, 2, 2), (picture.Width, picture.Height, picture.Bin));
        Assert.Equal([2.5f, 3f], picture.Luminance);
        Assert.Equal((0.5, 2.5), picture.ToSensor(0, 1));
    }

    [Fact]
    public void Of_LargeFrame_IsBinnedUntilItIsSmallEnough()
    {
        var picture = FeaturePicture.Of(
            new MemoryFrame([new float[64 * 32]], 64, 32, null), CancellationToken.None, mostPixels: 200);
        Assert.Equal((4, 16, 8), (picture.Bin, picture.Width, picture.Height));
    }

    private static int Count(FeaturePicture picture, double quantile) =>
        FeatureRegistration.Detect(picture, new FeatureOptions { ThresholdQuantile = quantile }).Count;

    private static FeatureSet Detect(FeaturePicture picture) =>
        FeatureRegistration.Detect(picture, new FeatureOptions());

    private static FeaturePicture Load(string path)
    {
        using var bitmap = SKBitmap.Decode(path);
        var luminance = bitmap.Pixels.Select(pixel => Linear(pixel.Red) + Linear(pixel.Green) + Linear(pixel.Blue));
        return new FeaturePicture([.. luminance], bitmap.Width);
    }

    private static float Linear(byte value) => (float)Math.Pow(value / 255.0, 2.2);

    /// <summary>Blobs of many sizes and heights: a scene whose every place looks different.</summary>
    private static FeaturePicture Texture(Transform move, int seed = 7)
    {
        const int width = 600, height = 400;
        var random = new Random(seed);
        var luminance = new float[width * height];
        Array.Fill(luminance, 0.1f);
        for (int blob = 0; blob < 900; blob++)
        {
            double x = random.NextDouble() * 800 - 100, y = random.NextDouble() * 600 - 100;
            double size = 2 + 6 * random.NextDouble();
            double top = 0.1 * random.NextDouble(), scale = Math.Sqrt(move.AreaScaleAt(x, y));
            var (u, v) = move.Map(x, y);
            int reach = (int)(4 * size * scale);
            for (int row = Math.Max(0, (int)v - reach); row < Math.Min(height, (int)v + reach); row++)
                for (int column = Math.Max(0, (int)u - reach); column < Math.Min(width, (int)u + reach); column++)
                    luminance[row * width + column] += (float)(top * Math.Exp(
                        -((column - u) * (column - u) + (row - v) * (row - v)) / (2 * size * size * scale * scale)));
        }

        return new FeaturePicture(luminance, width);
    }
}
