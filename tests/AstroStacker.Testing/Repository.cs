namespace AstroStacker.Testing;

/// <summary>The checkout the running tests were built in.</summary>
public static class Repository
{
    private const string Landmark = "AstroStacker.slnx";

    private static readonly Lazy<string> Found = new(Search);

    public static string Root => Found.Value;

    /// <summary>The project's own C# files, generated and built ones left out; paths from the root, ordinal order.</summary>
    public static IReadOnlyList<string> SourceFiles(params string[] folders) =>
        [.. folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)];

    private static string Search()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Landmark))) return folder.FullName;
        throw new InvalidOperationException(
            $"no folder above {AppContext.BaseDirectory} holds {Landmark}: run the tests where they were built");
    }
}
