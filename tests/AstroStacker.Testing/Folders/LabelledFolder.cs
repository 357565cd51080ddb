using AstroStacker.Imaging;
using SkiaSharp;

namespace AstroStacker.Testing.Folders;

/// <summary>A folder in the making, every file with its truth.</summary>
public sealed class LabelledFolder(string root)
{
    private readonly List<LabelledFile> _files = [];

    public string Root { get; } = root;

    public IReadOnlyList<LabelledFile> Files => _files;

    /// <summary>Some shots alike, two minutes apart; <paramref name="name"/> has {n} for the number.</summary>
    internal void Add(int count, Shot shot, string name, Func<Shot, IEnumerable<(string Key, object Value)>> dialect)
    {
        for (int number = 1; number <= count; number++)
        {
            var one = shot with { Number = number, Time = shot.Time.AddMinutes(2 * number) };
            string path = name.Replace("{n}", number.ToString("0000"));
            ShotFile.Write(Path.Combine(Root, path), one, dialect(one), _files.Count + 1);
            _files.Add(new LabelledFile(path, one));
        }
    }

    /// <summary>The same as DNGs.</summary>
    internal void AddDngs(int count, Shot shot, string name)
    {
        for (int number = 1; number <= count; number++)
        {
            var one = shot with { Number = number, Time = shot.Time.AddMinutes(2 * number) };
            string path = name.Replace("{n}", number.ToString("0000"));
            ShotDng.Write(Path.Combine(Root, path), one, _files.Count + 1);
            _files.Add(new LabelledFile(path, one));
        }
    }

    /// <summary>A small JPEG or PNG that is no frame of the night.</summary>
    internal void AddPicture(string path)
    {
        using var bitmap = new SKBitmap(60, 40);
        bitmap.Erase(SKColors.DarkBlue);
        bool isPng = path.EndsWith(".png", StringComparison.OrdinalIgnoreCase);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        using var file = File.Create(Path.Combine(Root, path));
        bitmap.Encode(file, isPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, 90);
        _files.Add(new LabelledFile(path, null));
    }

    /// <summary>Cuts a frame short: it is none any more.</summary>
    internal void Truncate(string path, double share)
    {
        using var file = File.OpenWrite(Path.Combine(Root, path));
        file.SetLength((long)(file.Length * share));
        _files[_files.FindIndex(labelled => labelled.Path == path)] = new LabelledFile(path, null);
    }

    /// <summary>A frame's file that is no frame of the night.</summary>
    internal void AddOther(string path, Shot shot, IEnumerable<(string Key, object Value)> cards)
    {
        ShotFile.Write(Path.Combine(Root, path), shot, cards, _files.Count + 1);
        _files.Add(new LabelledFile(path, null));
    }

    /// <summary>Any other file.</summary>
    internal void AddOther(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), text);
        _files.Add(new LabelledFile(path, null));
    }

    internal static Shot Light(string? target, double seconds = 120) =>
        new() { Type = FrameType.Light, Seconds = seconds, Target = target };

    internal static Shot Dark(double seconds = 120) => new() { Type = FrameType.Dark, Seconds = seconds };

    internal static Shot Flat(double seconds = 1.5) => new() { Type = FrameType.Flat, Seconds = seconds };

    internal static Shot DarkFlat(double seconds = 1.5) => new() { Type = FrameType.DarkFlat, Seconds = seconds };

    internal static Shot Bias() => new() { Type = FrameType.Bias, Seconds = 0.001 };
}
