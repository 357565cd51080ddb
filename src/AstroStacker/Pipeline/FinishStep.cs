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
    /// <param name="reader">The picture.</param>
    /// <param name="result">Its maps.</param>
    /// <param name="picture">What the files say of it.</param>
    /// <param name="debug">Files beside it, or null.</param>
    /// <param name="stop">Leaves no file behind.</param>
    public IReadOnlyList<string> Write(
        ResultReader reader, ResultStore result, PictureInfo picture, DebugFiles? debug, CancellationToken stop)
    {
        OutputNames.MakeFolder(targets.Base);
        var outputs = new List<Output>();
        var appeared = new List<string>();
        try
        {
            Open(outputs, reader, result, picture);
            // Each writer goes through the bands on its own: the slow one (PNG) does not hold the others up.
            Rows.ForEach(outputs.Count, threads, stop, i => outputs[i].Fill(stop));
            string[] debugFiles = [.. debug?.Write(appeared, stop) ?? []];
            foreach (var output in outputs)
            {
                output.Writer.Complete();
                appeared.Add(output.Path);
            }

            return [.. outputs.Select(output => output.Path), .. debugFiles];
        }
        catch
        {
            foreach (string path in appeared) File.Delete(path);
            debug?.RemoveEmptyFolder();
            throw;
        }
        finally
        {
            foreach (var output in outputs) output.Writer.Dispose();
        }
    }

    private void Open(List<Output> outputs, ResultReader reader, ResultStore result, PictureInfo picture)
    {
        void Add(string path, IPictureWriter writer, Action<CancellationToken> fill) => outputs.Add(new Output(path, writer, fill));
        void AddPicture(string path, IPictureWriter writer) =>
            Add(path, writer, stop => reader.ForEachBand(stop, (in PictureBand band) => writer.Write(band)));
        foreach (var format in targets.Formats)
        {
            string path = targets.Base + format.Extension;
            AddPicture(path, format.Create(path, picture, targets.Compress));
        }

        // Camera colours have no common white: each plane gets its own stretch, or the sky would look green.
        if (targets.HasPreview)
        {
            AddPicture(targets.Preview, new PreviewWriter(
                targets.Preview, picture, planes => AutoStretch.Measure(planes, linked: picture.IsSrgb).Level));
        }

        var counts = picture with { PlaneCount = 1, IsSrgb = false, IsRawAdu = false, Cfa = null, Pedestal = 0 };
        foreach (var (path, format, map) in targets.Maps)
        {
            if (map == ResultMap.Variance && !result.Planes.HasVariance) continue;
            int count = map == ResultMap.Variance ? result.PlaneCount : 1;
            var writer = format.Create(path, counts with { PlaneCount = count }, targets.Compress);
            int first = FirstPlane(map, result);
            Add(path, writer, stop => reader.ForEachMapBand(first, count, stop, (in PictureBand band) => writer.Write(band)));
        }
    }

    private static int FirstPlane(ResultMap map, ResultStore result) => map switch
    {
        ResultMap.Coverage => result.Planes.Coverage,
        ResultMap.Saturated => result.Planes.Saturated,
        ResultMap.RejectedLow => result.Planes.RejectedLow,
        ResultMap.RejectedHigh => result.Planes.RejectedHigh,
        _ => result.Planes.Variance(0),
    };

    /// <summary>A file to be, and what writes its rows.</summary>
    private sealed record Output(string Path, IPictureWriter Writer, Action<CancellationToken> Fill);
}
