using System.Globalization;
using AstroStacker.Colour;
using AstroStacker.Formats.Jpeg;
using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Registration.Pictures;

namespace AstroStacker.Pipeline;

/// <summary>What --debug 2 leaves beside the result: every frame's calibrated luminance and the stars found on it.</summary>
internal sealed class DebugFiles(string folder, IReadOnlyList<AlignedLight> lights, Func<int, CalibratedFrame> calibrated)
{
    /// <summary>Writes them all and returns their paths; each is added to <paramref name="appeared"/> before it is begun.</summary>
    public IEnumerable<string> Write(List<string> appeared, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        int first = appeared.Count;
        var names = Names();
        foreach (var (light, name) in lights.Zip(names))
        {
            if (light.Surveyed.Survey is not { } survey) continue;
            appeared.AddRange([$"{name}-stars.tsv", $"{name}-luminance.jpg"]);
            File.WriteAllLines($"{name}-stars.tsv", StarTable(survey.Stars));
            WritePicture($"{name}-luminance.jpg", FeaturePicture.Of(calibrated(light.Surveyed.Light.Number), stop));
        }

        return appeared[first..];
    }

    /// <summary>After the files of a run that failed were taken away: the folder goes too, unless it holds others.</summary>
    public void RemoveEmptyFolder()
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    /// <summary>The frame's name, and its place in the list where frames of several folders share it.</summary>
    private IEnumerable<string> Names()
    {
        string[] stems = [.. lights.Select(light => Path.GetFileNameWithoutExtension(light.Surveyed.Light.Path))];
        var counts = stems.CountBy(stem => stem).ToDictionary();
        return stems.Select((stem, i) => Path.Combine(
            folder, counts[stem] == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}")));
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
