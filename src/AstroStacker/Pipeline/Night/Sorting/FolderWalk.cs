namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// Lists a folder's files, those of its subfolders among them, by natural path. What begins with a dot is left out unsaid. A
/// linked folder is entered once, whatever leads to it; a file that is there under two names is listed under the first that
/// is no link.
/// </summary>
internal sealed class FolderWalk
{
    private readonly List<(FoundFile File, bool IsLink)> _found = [];
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);
    private readonly List<PassedOver> _passedOver = [];

    private FolderWalk()
    {
    }

    /// <summary>Throws <see cref="StackJobException"/> where there is no such folder, or it can't be listed.</summary>
    public static (IReadOnlyList<FoundFile> Files, IReadOnlyList<PassedOver> PassedOver) List(string folder, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
        {
            throw new StackJobException(File.Exists(folder)
                ? $"{folder} is a file, not a folder. Name the folder that holds the night's files."
                : $"{folder} does not exist. Check the name of the folder.");
        }

        var walk = new FolderWalk();
        walk.Enter(new DirectoryInfo(folder), "", stop);
        return (walk.WithoutOtherNames(), walk._passedOver);
    }

    private void Enter(DirectoryInfo folder, string below, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!_entered.Add(LightList.SameFile(folder.FullName))) return;
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (below.Length == 0) throw new StackJobException($"{folder} can't be listed ({error.Message}). Check its permissions.");
            _passedOver.Add(new PassedOver(below, $"is a folder that can't be listed ({error.Message})", IsLost: true));
            return;
        }

        // Real folders before links: a link never takes away the place of what it leads to.
        foreach (var entry in entries.OrderBy(IsLink).ThenBy(entry => entry.Name, NaturalOrder.Instance))
        {
            if (entry.Name.StartsWith('.')) continue;
            string place = below.Length == 0 ? entry.Name : $"{below}/{entry.Name}";
            if (entry is DirectoryInfo inner) Enter(inner, place, stop);
            else _found.Add((new FoundFile(Path.Combine(folder.ToString(), entry.Name), below, entry.Name), IsLink(entry)));
        }
    }

    private static bool IsLink(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private List<FoundFile> WithoutOtherNames()
    {
        var taken = new Dictionary<string, FoundFile>(StringComparer.Ordinal);
        var files = new List<FoundFile>();
        foreach (var (file, isLink) in _found.OrderBy(found => found.IsLink).ThenBy(found => found.File.Place, NaturalOrder.Instance))
        {
            string content = LightList.SameFile(file.FullPath);
            if (taken.TryGetValue(content, out var first) && isLink)
            {
                _passedOver.Add(new PassedOver(file.Place, $"is a link to {first.Place}, which takes part"));
                continue;
            }

            taken.TryAdd(content, file);
            files.Add(file);
        }

        files.Sort((a, b) => NaturalOrder.Instance.Compare(a.Place, b.Place));
        return files;
    }
}
