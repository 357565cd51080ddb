using Xunit;

namespace AstroStacker.Testing;

/// <summary>
/// The real frames tests read: the folder shared/data beside the checkout. Where it is absent a test is skipped and
/// says so; with CI=true that is a failure, since a run that silently tests less is no proof.
/// </summary>
public static class SharedData
{
    /// <summary>Names the folder where the search by ancestors can't find it.</summary>
    public const string FolderVariable = "ASTROSTACKER_SHARED_DATA";

    private const string Landmark = "README.md";

    private static readonly Lazy<string?> Found = new(Search);

    /// <summary>The folder, or null where there is none.</summary>
    public static string? Folder => Found.Value;

    /// <summary>The path of a file or folder of the shared data; skips the running test (fails it in CI) where it is absent.</summary>
    public static string Require(params string[] parts)
    {
        string wanted = Path.Combine(parts);
        string? path = Folder is null ? null : Path.Combine(Folder, wanted);
        if (path is not null && Path.Exists(path)) return path;

        string problem = $"shared/data/{wanted} is not there: "
            + $"put the shared data beside the checkout or name its folder in {FolderVariable}";
        if (IsContinuousIntegration()) Assert.Fail(problem);
        Assert.Skip(problem);
        throw new InvalidOperationException(problem);
    }

    /// <summary>The files of one folder of the shared data in ordinal order of their names.</summary>
    public static IReadOnlyList<string> RequireFiles(string folder, string pattern = "*")
    {
        string[] files = Directory.GetFiles(Require(folder), pattern);
        Array.Sort(files, StringComparer.Ordinal);
        Assert.NotEmpty(files);
        return files;
    }

    private static bool IsContinuousIntegration() =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Search()
    {
        string? named = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(named)) return File.Exists(Path.Combine(named, Landmark)) ? named : null;

        foreach (string start in (string[])[AppContext.BaseDirectory, Environment.CurrentDirectory])
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                string data = Path.Combine(folder.FullName, "shared", "data");
                if (File.Exists(Path.Combine(data, Landmark))) return data;
            }

        return null;
    }
}
