namespace AstroStacker.Testing;

/// <summary>A fresh folder that goes away with all it holds.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullPath = Directory.CreateTempSubdirectory("astro-stacker-test-").FullName;

    public string FullPath { get; }

    /// <summary>The path of a file or folder inside; nothing is made.</summary>
    public string At(params string[] parts) => Path.Combine([FullPath, .. parts]);

    /// <summary>Makes a folder inside and returns its path.</summary>
    public string MakeFolder(params string[] parts) => Directory.CreateDirectory(At(parts)).FullName;

    public void Dispose()
    {
        if (Directory.Exists(FullPath)) Directory.Delete(FullPath, recursive: true);
    }

    public override string ToString() => FullPath;
}
