namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>A file below the folder named.</summary>
/// <param name="FullPath">Opens it: the folder as it was named, with what lies below.</param>
/// <param name="Folder">Below the folder named, '/' between its parts; "" for the top.</param>
/// <param name="Name">With its ending.</param>
internal sealed record FoundFile(string FullPath, string Folder, string Name)
{
    /// <summary>Below the folder named, '/' between its parts.</summary>
    public string Place => Folder.Length == 0 ? Name : $"{Folder}/{Name}";

    /// <summary>The name without its ending; ".fits.fz" is one.</summary>
    public string Stem
    {
        get
        {
            string stem = Path.GetFileNameWithoutExtension(Name);
            bool isPackedFits = Ending == ".fz" && Path.GetExtension(stem).ToLowerInvariant() is ".fits" or ".fit" or ".fts";
            return isPackedFits ? Path.GetFileNameWithoutExtension(stem) : stem;
        }
    }

    /// <summary>The ending in lower case with its dot; "" where there is none.</summary>
    public string Ending => Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>The folders from the top down.</summary>
    public string[] Folders => Folder.Length == 0 ? [] : Folder.Split('/');
}
