using System.CommandLine;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Selection;

namespace AstroStacker.Cli.Options;

/// <summary>Which of the aligned frames are stacked.</summary>
internal sealed class SelectionGroup : IOptionGroup
{
    public StackOption<(double Share, int? Count)> Keep { get; } = new(["--keep"], NumberTexts.Keep, (1, null), "100%")
    {
        HelpName = "SHARE",
        Description = "stack the best of the aligned frames only: 90%, or a number of frames such as 50; "
            + "a frame's quality is (starlight / (sky noise x FWHM))^2",
    };

    public StackOption<double> MinQuality { get; } = new(["--min-quality"], NumberTexts.Quality, 0, "0")
    {
        HelpName = "QUALITY",
        Description = "leave out frames of less quality, where the median frame's is 1; 0 leaves none out",
    };

    public string Title => "Selection";

    public IReadOnlyList<Option> Options => [Keep, MinQuality];

    public StackJob Apply(StackJob job, ParseResult given) => job with
    {
        Selection = new SelectionOptions
        {
            KeepShare = Keep.In(given).Share,
            KeepCount = Keep.In(given).Count,
            LeastQuality = MinQuality.In(given),
        },
    };
}
