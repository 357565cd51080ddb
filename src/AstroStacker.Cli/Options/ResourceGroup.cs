using System.CommandLine;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>What a run may use of the machine; nothing here changes a pixel.</summary>
internal sealed class ResourceGroup : IOptionGroup
{
    private const int MostThreads = 1024;

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

    /// <summary>For the tests of "same bytes whatever the tiles": no user needs it.</summary>
    public StackOption<(int Width, int Height)?> Tile { get; } = new(["--tile"], NumberTexts.Tile, null, "from the number of frames")
    {
        HelpName = "PIXELS",
        Description = "side or sides of a tile",
        Hidden = true,
    };

    public string Title => "Resources";

    public IReadOnlyList<Option> Options => [Memory, Threads, Scratch, Tile];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        Resources = new ResourceOptions
        {
            MemoryBytes = Memory.In(given),
            Threads = Threads.In(given),
            ScratchFolder = Scratch.In(given),
            TilePixels = Tile.In(given),
        },
    };
}
