using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>Writes masters.</summary>
internal static class MasterWriter
{
    /// <summary>
    /// Each file by its ending; all appear whole, or none. Throws <see cref="FrameException"/> where one can't be written.
    /// </summary>
    public static void Write(IReadOnlyList<string> files, BuiltMaster master)
    {
        var writers = new List<IPictureWriter>();
        var appeared = new List<string>();
        try
        {
            foreach (string file in files) writers.Add(PictureFormats.Find(Path.GetExtension(file)[1..])!.Create(file, master.Picture));
            Rows.ForEach(writers.Count, writers.Count, CancellationToken.None, i => Fill(writers[i], master));
            for (int i = 0; i < files.Count; i++)
            {
                writers[i].Complete();
                appeared.Add(files[i]);
            }
        }
        catch
        {
            foreach (string file in appeared) File.Delete(file);
            throw;
        }
        finally
        {
            foreach (var writer in writers) writer.Dispose();
        }
    }

    private static void Fill(IPictureWriter writer, BuiltMaster master) => writer.Write(new PictureBand
    {
        Y = 0,
        Rows = master.Picture.Height,
        Width = master.Picture.Width,
        PlaneCount = 1,
        Samples = master.Samples,
    });
}
