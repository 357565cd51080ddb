using System.Text;
using System.Text.RegularExpressions;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// Masters kept as float FITS, named by what they are made of: frames that are added, changed or taken away make another, and so
/// does a file that was damaged. A folder that can't be read or written costs time and never a run.
/// </summary>
/// <param name="path">Made when the first master is kept.</param>
/// <param name="forUser">True: a PNG lies beside each, and none ever goes. False: a cache.</param>
/// <param name="mostBytes">Of a cache: the masters longest unused go when there are more.</param>
internal sealed partial class MasterFolder(string path, bool forUser, long mostBytes = MasterFolder.DefaultMostBytes)
{
    /// <summary>Ten masters of 24 MP.</summary>
    public const long DefaultMostBytes = 1L << 30;

    private const int HeaderBytes = 1 << 16;

    /// <summary>Of the user's own cache folder; null where there is none.</summary>
    public static string? UserFolder => UserCache.Folder("masters");

    /// <summary>What a run keeps its masters in, or null.</summary>
    public static MasterFolder? Of(ResourceOptions resources) =>
        resources.MasterFolder is { } own ? new MasterFolder(own, forUser: true)
        : resources.MasterCacheFolder is { } cache ? new MasterFolder(cache, forUser: false) : null;

    /// <summary>The master of this recipe; null where none is kept, or the file is not what its name says.</summary>
    /// <param name="recipe">Names it.</param>
    /// <param name="frames">What it was made of.</param>
    public BuiltMaster? Find(MasterRecipe recipe, IReadOnlyList<FrameInfo> frames)
    {
        string file = Path.Combine(path, recipe.FileName);
        try
        {
            if (!File.Exists(file)) return null;
            string header = HeaderOf(file);
            if (!header.Contains(MasterPicture.RecipeLine(recipe), StringComparison.Ordinal)) return null;
            using var reader = FrameFormats.Open(file);
            var samples = GC.AllocateUninitializedArray<float>(checked((int)reader.Info.SensorArea.Area));
            reader.Read(0, reader.Info.SensorArea, samples);
            var picture = MasterPicture.Of(recipe, frames, samples);
            if (!header.Contains(MasterPicture.SamplesLine(samples), StringComparison.Ordinal)) return null;
            if (!forUser) File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
            return new BuiltMaster(reader.Info, samples, recipe.Key, picture);
        }
        catch (Exception error) when (error is FrameException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a master, whole or not at all; it comes back as its file describes it.</summary>
    public BuiltMaster Keep(MasterRecipe recipe, BuiltMaster master, List<string> notes)
    {
        string file = Path.Combine(path, recipe.FileName);
        try
        {
            Directory.CreateDirectory(path);
            MasterWriter.Write(forUser ? [file, Path.ChangeExtension(file, ".png")] : [file], master);
            if (!forUser) Trim();
            using var reader = FrameFormats.Open(file);
            return master with { Info = reader.Info };
        }
        catch (Exception error) when (error is FrameException or IOException or UnauthorizedAccessException)
        {
            notes.Add($"The master {recipe.Role} can't be kept for the next run ({error.Message.TrimEnd('.')}).");
            return master;
        }
    }

    /// <summary>Touches no file of another kind; a temporary file left by a run that was killed counts too.</summary>
    private void Trim()
    {
        long bytes = 0;
        var entries = new DirectoryInfo(path).EnumerateFiles().Where(file => EntryName().IsMatch(file.Name));
        foreach (var file in entries.OrderByDescending(file => file.LastWriteTimeUtc))
            if ((bytes += file.Length) > mostBytes) file.Delete();
    }

    [GeneratedRegex(@"^\.?(dark|flat|bias|dark-flat)-[0-9a-f]{8}\.fits(\..+)?$")]
    private static partial Regex EntryName();

    private static string HeaderOf(string file)
    {
        using var stream = File.OpenRead(file);
        var header = new byte[Math.Min(HeaderBytes, stream.Length)];
        stream.ReadExactly(header);
        return Encoding.ASCII.GetString(header);
    }
}
