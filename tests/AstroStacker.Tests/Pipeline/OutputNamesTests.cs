using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class OutputNamesTests
{
    [Theory]
    [InlineData("output/aligned-", 12, "output/aligned-0-11")]
    [InlineData("output/", 20, "output/0-19")]
    [InlineData("stack_", 1, "stack_0-0")]
    [InlineData("", 3, "0-2")]
    [InlineData("output/master-dark-frame", 20, "output/master-dark-frame")]
    public void Base_PrefixThatAsksForIt_GetsTheIndices(string prefix, int frames, string expected) =>
        Assert.Equal(expected, OutputNames.Base(prefix, frames));

    [Theory]
    [InlineData("night/light.fits", "night/light.fits")]
    [InlineData("night/../dark.tif", "dark.tif")]
    public void RefuseToReplaceInputs_ResultIsAnInput_IsRefusedEvenWithOverwrite(string target, string input)
    {
        var job = new StackJob { Lights = ["night/light.fits"], Output = new OutputOptions { Overwrite = true } };
        job = job with { Calibration = job.Calibration with { Dark = input } };
        Assert.Throws<StackJobException>(() => OutputNames.RefuseToReplaceInputs([target], job));
        OutputNames.RefuseToReplaceInputs(["night/stack.fits"], job);
    }
}
