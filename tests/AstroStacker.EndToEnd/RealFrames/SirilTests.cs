using System.Globalization;
using AstroStacker.EndToEnd.Files;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.EndToEnd.RealFrames;

/// <summary>Our stacks opened by Siril, and written anew by it: what it understood stands in its own header.</summary>
public sealed class SirilTests
{
    [Theory]
    [InlineData("fits", "m27.fits")]
    [InlineData("fits16", "m27.fits")]
    [InlineData("fits-rice", "m27.fits.fz")]
    public void M27_OpenedBySiril_HasItsPixelsItsExposureAndItsDate(string format, string name)
    {
        using var bench = new Workbench();
        bench.Succeed(["--format", format, "-o", "m27", .. SharedData.RequireFiles("m27_cfa_fits")]);
        File.WriteAllText(bench.At("look.ssf"), $"requires 1.0.0\nset32bits\nload {name}\nsave again\nclose\n");
        var siril = bench.Cli with { Command = ["siril-cli", "-d", bench.At(""), "-s"] };
        siril.Succeed(bench.At("look.ssf"));

        var header = FitsPicture.Header(bench.At("again.fit"), out _);
        Assert.Equal(6, double.Parse(header["EXPTIME"], CultureInfo.InvariantCulture));
        Assert.Equal(36, double.Parse(header["LIVETIME"], CultureInfo.InvariantCulture));
        Assert.Equal(6, double.Parse(header["STACKCNT"], CultureInfo.InvariantCulture));
        Assert.StartsWith("2018-09-07T22:31:45", header["DATE-OBS"], StringComparison.Ordinal);
        if (format != "fits") return;
        // No flip and no channel swap: pixel for pixel, plane for plane.
        Picture ours = FitsPicture.Read(bench.At("m27.fits")), again = FitsPicture.Read(bench.At("again.fit"));
        Assert.Equal((ours.Width, ours.Height, 3), (again.Width, again.Height, again.Planes.Length));
        for (int plane = 0; plane < 3; plane++) Assert.Equal(ours.Planes[plane], again.Planes[plane]);
    }
}
