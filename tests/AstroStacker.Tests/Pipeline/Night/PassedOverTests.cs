using AstroStacker.Pipeline.Night.Sorting;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

public sealed class PassedOverTests
{
    [Theory]
    [InlineData("", "Screenshot 2024-01-02 at 21.10.11.png", "screenshot")]
    [InlineData("", "Bildschirmfoto 2024-01-02.png", "screenshot")]
    [InlineData("M 42", "Stacked_210_M 42_10.0s_thn.jpg", "thumbnail")]
    [InlineData("M 42/Thumbnail", "0001.jpg", "thumbnail")]
    [InlineData("", "failed_0012.fits", "failed")]
    [InlineData("Preview", "Preview_M42_1.0s_0001.fit", "glance")]
    [InlineData("2024-01-02/SNAPSHOT", "2024-01-02_1.00s_0001.fits", "glance")]
    [InlineData("", "AutoFocus_0001.fits", "glance")]
    [InlineData("", "plate_solve.fits", "glance")]
    public void File_BesideFrames_IsPassedOverByName(string folder, string name, string word) =>
        Assert.Contains(word, PassOverRules.ByName(new FoundFile(name, folder, name)), StringComparison.Ordinal);

    [Theory]
    [InlineData("stack.fits.fz", true)]
    [InlineData("stack.xisf", true)]
    [InlineData("stack-coverage.exr", true)]
    [InlineData("stack0.5.fz", false)]
    [InlineData("light.fits.fz", false)]
    public void File_NamedLikeOurSummary_IsOurResult(string name, bool isOurs)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("stack.json"), """{"software": "AstroStacker 0.1.0"}""");
        FoundFile[] files = [new(folder.At("stack.json"), "", "stack.json"), new(folder.At(name), "", name)];
        Assert.Equal(isOurs, new OwnResults(files).Reason(files[1]) is not null);
    }

    [Theory]
    [InlineData("lights", "Light_0001.fits")]
    [InlineData("M 42_sub", "Light_M 42_10.0s_IRCUT_20240730-224436.fit")]
    [InlineData("Snapper nebula of 2024 and its neighbours", "0001.fits")]
    public void Frame_Named_IsNotPassedOver(string folder, string name) =>
        Assert.Null(PassOverRules.ByName(new FoundFile(name, folder, name)));

    [Theory]
    [InlineData("", "pp_light_00001.fit")]
    [InlineData("", "r_pp_light_00001.fit")]
    [InlineData("", "bkg_pp_light_00001.fit")]
    [InlineData("", "r_Light_00001.fit")]
    [InlineData("", "M42_0001_c.fit")]
    [InlineData("", "M42_0001_c_cc_d.fit")]
    [InlineData("", "M42_0001_r.fit")]
    [InlineData("calibrated", "M42_0001.fit")]
    [InlineData("process", "light_00001.fit")]
    public void Frame_OfAnotherProgramsWork_IsPassedOver(string folder, string name)
    {
        var intermediates = new Intermediates([new FoundFile("", "", "M42_0001.fit"), new FoundFile("", "process", "light_.seq")]);
        Assert.NotNull(intermediates.Reason(new FoundFile(name, folder, name)));
    }

    [Theory]
    [InlineData("", "R_0001.fit")]
    [InlineData("", "M42_0001_R.fit")]
    [InlineData("", "M42_0002_r.fit")]
    [InlineData("", "M42_0001.fit")]
    [InlineData("processed raws", "light_00001.fit")]
    public void Frame_OfTheCamera_IsNoIntermediate(string folder, string name)
    {
        var intermediates = new Intermediates([new FoundFile("", "", "M42_0001.fit")]);
        Assert.Null(intermediates.Reason(new FoundFile(name, folder, name)));
    }
}
