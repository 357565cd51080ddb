using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Resampling;
using AstroStacker.Simulation;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.EndToEnd.Integration;

/// <summary>Frames of one value, moved and turned, come out as that value.</summary>
public sealed class ConstantFrameTests
{
    private const float Value = 0.0371f;

    public static TheoryData<string, string> Kernels() => new(
        from demosaic in DemosaicMethods.All
        where demosaic.Scale == 1 && demosaic.Supports(new CfaPattern("RGGB"))
        from interpolator in Interpolators.All
        select (demosaic.Name, interpolator.Name));

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Stack_OfConstantFrames_IsConstant(string demosaic, string interpolation)
    {
        var truth = new NightRenderer(new NightOptions
        {
            WidthPixels = 200,
            HeightPixels = 160,
            LightCount = 4,
            StarCount = 1,
            RotationDegrees = 1.3,
        }).Truth;
        var kernels = new KernelStack(truth, 0, demosaic, interpolation);
        float[] samples = [.. Enumerable.Repeat(Value, 200 * 160)];
        var stack = kernels.Mean([0, 1, 2, 3], [1, 1, 1, 1], _ => samples, _ => (1, 0));
        for (int y = 30; y < 130; y++)
            for (int x = 30; x < 170; x++)
                foreach (float[] plane in stack.Planes) Assert.Equal(Value, plane[y * 200 + x], 1e-6 * Value);
    }
}
