using AstroStacker.Colour;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>The colours of the result for a job and its reference.</summary>
internal static class OutputColour
{
    /// <summary>Throws <see cref="StackJobException"/> where the reference's file can't give what was asked.</summary>
    public static ColourConversion Choose(StackJob job, FrameInfo reference)
    {
        if (job.RawMosaic) return new ColourConversion(null, false, "raw mosaic");
        if (reference.Cfa is { ColourCount: not 3 } cfa)
        {
            throw new FrameException(
                reference.Path, $"has a mosaic of {cfa.ColourCount} colours ({cfa.ColourLetters}), which can't be made a picture yet",
                "Stack it with -r 1 -a 0.");
        }

        bool isColour = reference.Cfa is not null || reference.PlaneCount == 3;
        if (!isColour) return new ColourConversion(null, false, "mono");
        if (reference.DecodedThroughCurve && job.Output.Colour != "camera")
            return new ColourConversion(null, true, "linear sRGB, as decoded from the pictures");
        return ColourConversion.Choose(reference.Colour, job.Output.Colour, job.Output.WhiteBalance, out string? problem)
            ?? throw new StackJobException($"{reference.Path} {problem}");
    }
}
