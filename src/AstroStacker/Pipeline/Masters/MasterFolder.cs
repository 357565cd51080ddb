using System.Text;
using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// Masters kept as float FITS, named by what they are made of: frames that are added, changed or taken away make another. A folder that
/// can't be read or written costs time and never a run.
/// </summary>
/// <param name="path">Made when the first master is kept.</param>
internal sealed class MasterFolder(string path)
{
    private const int HeaderBytes = 1 << 16;

    /// <summary>The master of this recipe; null where none is kept, or the file is not what its name says.</summary>
    public BuiltMaster? Find(MasterRecipe recipe)
    {
        string file = Path.Combine(path, recipe.FileName);
        try
        {
            if (!File.Exists(file) || !Holds(file, recipe.Key)) return null;
            using var reader = FrameFormats.Open(file);
            var samples = GC.AllocateUninitializedArray<float>(checked((int)reader.Info.SensorArea.Area));
            reader.Read(0, reader.Info.SensorArea, samples);
            return new BuiltMaster(reader.Info, samples, recipe.Key);
        }
        catch (Exception error) when (error is FrameException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a master, whole or not at all; it comes back as its file describes it.</summary>
    public BuiltMaster Keep(MasterRecipe recipe, PictureInfo picture, BuiltMaster master)
    {
        string file = Path.Combine(path, recipe.FileName);
        try
        {
            Directory.CreateDirectory(path);
            using (var writer = PictureFormats.Find("fits")!.Create(file, picture))
            {
                writer.Write(new PictureBand
                {
                    Y = 0,
                    Rows = picture.Height,
                    Width = picture.Width,
                    PlaneCount = 1,
                    Samples = master.Samples,
                });
                writer.Complete();
            }

            using var reader = FrameFormats.Open(file);
            return master with { Info = reader.Info };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return master;
        }
    }

    /// <summary>The key stands in the file's header: a name alone proves nothing.</summary>
    private static bool Holds(string file, string key)
    {
        using var stream = File.OpenRead(file);
        var header = new byte[Math.Min(HeaderBytes, stream.Length)];
        stream.ReadExactly(header);
        return header.AsSpan().IndexOf(Encoding.ASCII.GetBytes(key)) >= 0;
    }
}
