using System.Globalization;
using AstroStacker.Colour;
using AstroStacker.Formats.Jpeg;
using AstroStacker.Imaging;
using AstroStacker.Registration;

namespace AstroStacker.Pipeline;

/// <summary>What --debug 2 leaves beside the result: every frame's calibrated luminance and the stars found on it.</summary>
internal sealed class DebugFiles(string folder, Func<int, CalibratedFrame> calibrated)
{
    public IEnumerable<string> Write(IReadOnlyList<AlignedLight> lights, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        foreach (var light in lights)
        {
            if (light.Surveyed.Survey is not { } survey) continue;
            string name = Path.Combine(folder, Path.GetFileNameWithoutExtension(light.Surveyed.Light.Path));
            File.WriteAllLines(name + "-stars.tsv", StarTable(survey.Stars));
            yield return name + "-stars.tsv";
            WritePicture(name + "-luminance.jpg", FeaturePicture.Of(calibrated(light.Surveyed.Light.Number), stop));
            yield return name + "-luminance.jpg";
        }
    }

    private static IEnumerable<string> StarTable(IReadOnlyList<Star> stars)
    {
        yield return "x_pixels\ty_pixels\tflux\tpeak\tfwhm_pixels\tposition_error_pixels\tsaturated";
        foreach (var star in stars)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{star.X:0.000}\t{star.Y:0.000}\t{star.Flux:G6}\t{star.Peak:G6}\t{star.FwhmPixels:0.00}\t")
                + string.Create(CultureInfo.InvariantCulture, $"{star.PositionErrorPixels:0.0000}\t{star.Saturated}");
        }
    }

    private static void WritePicture(string path, FeaturePicture picture)
    {
        var info = new PictureInfo { Width = picture.Width, Height = picture.Height, PlaneCount = 1 };
        using var preview = new PreviewWriter(path, info, planes => AutoStretch.Measure(planes).Level);
        preview.Write(new PictureBand { Y = 0, Rows = picture.Height, Width = picture.Width, PlaneCount = 1, Samples = picture.Luminance });
        preview.Complete();
    }
}
