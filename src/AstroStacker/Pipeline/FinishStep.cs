using AstroStacker.Colour;
using AstroStacker.Formats;
using AstroStacker.Formats.Jpeg;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>Writes the finished picture to every file asked for; all appear whole, or none.</summary>
internal sealed class FinishStep(StackTargets targets, int threads)
{
    /// <summary>Returns what was written, pictures first, without the summary.</summary>
    public IReadOnlyList<string> Write(
        ResultReader reader, ResultStore result, PictureInfo picture, CancellationToken stop)
    {
        OutputNames.MakeFolder(targets.Base);
        var writers = new List<(IPictureWriter Writer, string Path)>();
        try
        {
            foreach (var format in targets.Formats)
            {
                string path = targets.Base + format.Extension;
                writers.Add((format.Create(path, picture), path));
            }

            // Each writer goes through the bands on its own: the slow one (PNG) does not hold the others up.
            Rows.ForEach(writers.Count, threads, stop, i =>
                reader.ForEachBand(stop, (in PictureBand band) => writers[i].Writer.Write(band)));
            foreach (var (writer, _) in writers) writer.Complete();
        }
        finally
        {
            foreach (var (writer, _) in writers) writer.Dispose();
        }

        var written = writers.ConvertAll(writer => writer.Path);
        if (targets.HasPreview) written.Add(WritePreview(reader, picture, stop));
        if (targets.HasMaps) written.AddRange(WriteMaps(reader, result, picture));
        return written;
    }

    private string WritePreview(ResultReader reader, PictureInfo picture, CancellationToken stop)
    {
        // Camera colours have no common white: each plane gets its own stretch, or the sky would look green.
        using var preview = new PreviewWriter(
            targets.Preview, picture, planes => AutoStretch.Measure(planes, linked: picture.IsSrgb).Level);
        reader.ForEachBand(stop, (in PictureBand band) => preview.Write(band));
        preview.Complete();
        return targets.Preview;
    }

    private IEnumerable<string> WriteMaps(ResultReader reader, ResultStore result, PictureInfo picture)
    {
        var maps = new[] { (targets.CoverageMap, result.CoveragePlane), (targets.RejectionMap, result.RejectedPlane) };
        foreach (var (path, plane) in maps)
        {
            var info = picture with { PlaneCount = 1, IsSrgb = false, IsRawAdu = false, Cfa = null, Pedestal = 0 };
            using var writer = PictureFormats.Find("tiff")!.Create(path, info);
            reader.ForEachMapBand(plane, (in PictureBand band) => writer.Write(band));
            writer.Complete();
            yield return path;
        }
    }
}
