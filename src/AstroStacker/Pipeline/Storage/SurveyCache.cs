using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Storage;

/// <summary>
/// Surveys kept in a folder from run to run, one file each, named by a hash of all that a survey depends on. A cache
/// that can't be read or written costs time and never a run. Safe for threads and for several programs at once.
/// </summary>
/// <param name="folder">Where they lie; made when the first is kept.</param>
/// <param name="conditions">Everything beside the frame's file and its masters that a survey depends on.</param>
/// <param name="mostBytes">The oldest go when there are more.</param>
public sealed partial class SurveyCache(string folder, string conditions, long mostBytes = SurveyCache.DefaultMostBytes)
{
    /// <summary>Some 8,000 surveys of 600 stars.</summary>
    public const long DefaultMostBytes = 256 << 20;

    private const int ChecksumBytes = 16;

    private static readonly JsonSerializerOptions s_format = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutInfo } },
    };

    private int _found;
    private int _stored;
    private string? _trouble;

    /// <summary>Of the user's own cache folder; null where there is none.</summary>
    public static string? UserFolder => UserCache.Folder("surveys");

    /// <summary>How many surveys were taken from the cache.</summary>
    public int FoundCount => _found;

    /// <summary>Plain sentences for the summary.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (_found > 0) yield return $"Surveys taken from the cache: {_found} (--survey-cache off measures them again).";
            if (_trouble is not null)
                yield return $"Surveys can't be kept for the next run ({_trouble}). Name another folder with --survey-cache, or off.";
        }
    }

    /// <summary>
    /// The survey of a file with this content, calibrated with these masters, with <paramref name="info"/> as its description; null
    /// where none is kept.
    /// </summary>
    public FrameSurvey? Find(string contentHash, FrameInfo info, string masters = "")
    {
        string key = Key(contentHash, info, masters), path = PathOf(key);
        try
        {
            if (!File.Exists(path)) return null;
            byte[] entry = File.ReadAllBytes(path);
            if (entry.Length < ChecksumBytes) return null;
            var packed = entry.AsSpan(ChecksumBytes);
            if (!Checksum(key, packed).AsSpan().SequenceEqual(entry.AsSpan(0, ChecksumBytes))) return null;
            var survey = Unpack(packed) with { Info = info };
            Interlocked.Increment(ref _found);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return survey;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a survey: whole under its name, or not at all.</summary>
    public void Store(FrameSurvey survey, string masters = "")
    {
        string key = Key(survey.ContentHash, survey.Info, masters);
        byte[] packed = Pack(survey);
        try
        {
            using var file = new TemporaryFile(PathOf(key));
            file.Stream.Write(Checksum(key, packed));
            file.Stream.Write(packed);
            file.Complete();
            Interlocked.Increment(ref _stored);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _trouble ??= error.Message.TrimEnd('.');
        }
    }

    /// <summary>Removes the entries longest unused where all together are too large; touches no file of another kind.</summary>
    public void Trim()
    {
        if (_stored == 0) return;
        try
        {
            long bytes = 0;
            var entries = new DirectoryInfo(folder).EnumerateFiles().Where(file => EntryName().IsMatch(file.Name));
            foreach (var file in entries.OrderByDescending(file => file.LastWriteTimeUtc))
                if ((bytes += file.Length) > mostBytes) file.Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _trouble ??= error.Message.TrimEnd('.');
        }
    }

    // A temporary file left by a run that was killed counts too.
    [GeneratedRegex(@"^\.?[0-9a-f]{32}\.survey(\..+)?$")]
    private static partial Regex EntryName();

    private string PathOf(string key) => Path.Combine(folder, key + ".survey");

    private string Key(string contentHash, FrameInfo info, string masters) => Convert.ToHexStringLower(
        XxHash128.Hash(Encoding.UTF8.GetBytes($"{contentHash}\n{info.DecoderVersion}\n{conditions}\n{masters}")));

    private static byte[] Checksum(string key, ReadOnlySpan<byte> packed)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes(key));
        hash.Append(packed);
        return hash.GetCurrentHash();
    }

    private static byte[] Pack(FrameSurvey survey)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(brotli, survey, s_format);
        return packed.ToArray();
    }

    private static FrameSurvey Unpack(ReadOnlySpan<byte> packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<FrameSurvey>(brotli, s_format)!;
    }

    /// <summary>The description comes from the file each time: it holds the path.</summary>
    private static void WithoutInfo(JsonTypeInfo type)
    {
        if (type.Type != typeof(FrameSurvey)) return;
        foreach (var info in type.Properties.Where(property => property.Name == nameof(FrameSurvey.Info)).ToList())
            type.Properties.Remove(info);
    }
}
