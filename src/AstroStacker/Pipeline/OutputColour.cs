using AstroStacker.Colour;
using AstroStacker.Imaging;
using AstroStacker.Stars;

namespace AstroStacker.Pipeline;

/// <summary>The colours of the result for a job and its reference.</summary>
internal static class OutputColour
{
    public const string FromStars = "stars";

    /// <summary>
    /// Before any work: throws <see cref="StackJobException"/> where the reference's file can't give what was asked. The factors
    /// that its stars will give are not known yet.
    /// </summary>
    public static void Check(StackJob job, FrameInfo reference) => Convert(job, reference, [1, 1, 1]);

    /// <summary>What makes the median star of the reference white; null with too few clean stars, and for mono frames.</summary>
    public static IReadOnlyList<double>? StarMultipliers(
        StackJob job, AlignedLight reference, CalibratedFrame frame, CancellationToken stop)
    {
        bool isColour = frame.Info.PlaneCount == 3 || frame.Info.Cfa is { ColourCount: 3 };
        if (!isColour || job.RawMosaic) return null;
        return StarWhiteBalance.Multipliers(StarColours.Measure(frame, reference.Surveyed.Survey!.Stars, stop));
    }

    /// <summary>The conversion for the reference.</summary>
    public static ColourConversion Choose(StackJob job, FrameInfo reference, IReadOnlyList<double>? starMultipliers)
    {
        if (job.Output.WhiteBalance == FromStars && !job.RawMosaic && starMultipliers is null)
        {
            throw new StackJobException(
                $"{reference.Path} shows fewer than the {StarWhiteBalance.FewestStars} clean stars that --white-balance stars needs. "
                + "Use another white balance.");
        }

        return Convert(job, reference, starMultipliers);
    }

    private static ColourConversion Convert(StackJob job, FrameInfo reference, IReadOnlyList<double>? starMultipliers)
    {
        if (job.RawMosaic) return new ColourConversion(null, false, "raw mosaic");
        if (reference.Cfa is { ColourCount: not 3 } cfa)
        {
            throw new FrameException(
                reference.Path, $"has a mosaic of {cfa.ColourCount} colours ({cfa.ColourLetters}), which can't be made a picture yet",
                "Stack it with -r 1 -a 0.");
        }

        bool isColour = reference.Cfa is not null || reference.PlaneCount == 3;
        if (!isColour && job.Output.WhiteBalance == FromStars)
            throw new StackJobException($"{reference.Path} has no colours for --white-balance stars. Leave it out.");
        if (!isColour) return new ColourConversion(null, false, "mono");
        if (reference.DecodedThroughCurve && job.Output.Colour != "camera")
            return new ColourConversion(null, true, "linear sRGB, as decoded from the pictures");
        return ColourConversion.Choose(
                reference.Colour, job.Output.Colour, job.Output.WhiteBalance, starMultipliers, out string? problem)
            ?? throw new StackJobException($"{reference.Path} {problem}");
    }
}
