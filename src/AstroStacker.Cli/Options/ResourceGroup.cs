using System.CommandLine;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Cli.Options;

/// <summary>What a run may use of the machine; nothing here changes a pixel.</summary>
internal sealed class ResourceGroup : IOptionGroup
{
    private const int MostThreads = 1024;

    private const string Off = "off";

    public StackOption<long?> Memory { get; } = new(["--memory"], NumberTexts.Memory, null, "half of what the machine has")
    {
        HelpName = "SIZE",
        Description = "memory to plan for, such as 4GB or 800MB",
    };

    public StackOption<int?> Threads { get; } = new(
        ["--threads"], text => OptionTexts.Whole(text, 1, MostThreads), null, "one a processor")
    {
        HelpName = "COUNT",
        Description = "threads to work with",
    };

    public StackOption<string?> Scratch { get; } = new(["--scratch"], OptionTexts.Path, null, "the system's temporary folder")
    {
        HelpName = CommonOptions.FolderName,
        Description = "folder for decoded frames that do not fit in memory",
    };

    public StackOption<string?> SurveyCache { get; } = new(
        ["--survey-cache"], text => OptionTexts.Path(text) == Off ? null : text, Pipeline.Storage.SurveyCache.UserFolder,
        "the user's cache folder")
    {
        HelpName = CommonOptions.FolderName,
        Description = "folder in which the surveys of frames are kept for the next run, 256 MB at most; off keeps none",
    };

    public StackOption<string?> MasterCache { get; } = new(
        ["--master-cache"], text => OptionTexts.Path(text) == Off ? null : text, UserCache.Folder("masters"),
        "the user's cache folder")
    {
        HelpName = CommonOptions.FolderName,
        Description = "folder in which masters made of several frames are kept for the next run, 1 GB at most; off keeps none",
    };

    /// <summary>For the tests of "same bytes whatever the tiles": no user needs it.</summary>
    public StackOption<(int Width, int Height)?> Tile { get; } = new(["--tile"], NumberTexts.Tile, null, "from the number of frames")
    {
        HelpName = "PIXELS",
        Description = "side or sides of a tile",
        Hidden = true,
    };

    public string Title => "Resources";

    public IReadOnlyList<Option> Options => [Memory, Threads, Scratch, SurveyCache, MasterCache, Tile];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        Resources = new ResourceOptions
        {
            MemoryBytes = Memory.In(given),
            Threads = Threads.In(given),
            ScratchFolder = Scratch.In(given),
            SurveyCacheFolder = SurveyCache.In(given),
            MasterCacheFolder = MasterCache.In(given),
            TilePixels = Tile.In(given),
        },
    };
}
