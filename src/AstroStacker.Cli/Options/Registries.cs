using AstroStacker.Demosaic;
using AstroStacker.Formats;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;
using AstroStacker.Resampling;
using AstroStacker.Resampling.Drizzle;

namespace AstroStacker.Cli.Options;

/// <summary>The stages' registries as choices of the command line.</summary>
internal static class Registries
{
    public static MethodChoices Choices { get; } = new()
    {
        Rejections =
        [
            new Choice(RejectionMethods.Auto, RejectionMethods.AutoSummary),
            .. RejectionMethods.All.Select(method => new Choice(method.Name, method.Summary)),
        ],
        Combines = [.. CombineMethods.All.Select(method => new Choice(method.Name, method.Summary))],
        Demosaics =
        [
            new Choice(DemosaicMethods.Auto, "what suits the mosaic"),
            .. DemosaicMethods.All.Select(method => new Choice(method.Name, method.Summary)),
        ],
        Interpolators = [.. Interpolators.All.Select(method => new Choice(method.Name, method.Summary))],
        Drops = [.. DrizzleKernels.All.Select(kernel => new Choice(kernel.Name, kernel.Summary))],
        Formats = [.. PictureFormats.All.Select(format => new Choice(format.Name, format.Summary))],
    };
}
