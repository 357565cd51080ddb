using System.Globalization;
using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Selection;
using AstroStacker.Registration;
using AstroStacker.Resampling.Drizzle;

namespace AstroStacker.Pipeline;

/// <summary>What a job must keep to, whoever made it.</summary>
internal static class StackJobRules
{
    /// <summary>What its options can't mean together, each with the remedy.</summary>
    public static IEnumerable<string> Problems(StackJob job) =>
    [
        .. job.Lights.Count == 0 ? ["No frames were named. Give the files to stack."] : Array.Empty<string>(),
        .. OfRawMosaic(job), .. OfAlignment(job), .. OfSelection(job.Selection), .. OfDrizzle(job), .. OfNumbers(job), .. OfResources(job),
        .. OfBadPixels(job),
    ];

    private static IEnumerable<string> OfBadPixels(StackJob job)
    {
        if (!job.RawMosaic && job.Integration.Cosmetic != "off") yield break;
        if (job.BadPixels is not null)
            yield return "--bad-pixels takes samples out, which -r 1 and --cosmetic off leave as they are. Leave one out.";
        if (job.Output.BadPixels is not null)
            yield return "--save-bad-pixels has none to save with -r 1 or --cosmetic off. Leave one out.";
    }

    /// <summary>Throws <see cref="StackJobException"/> for what depends on the frames.</summary>
    public static void Check(StackJob job, FrameInfo first)
    {
        if (first.Cfa is not { } cfa || job.RawMosaic) return;
        try
        {
            DemosaicMethods.Choose(job.Integration.Demosaic, cfa);
        }
        catch (ArgumentException error)
        {
            throw new StackJobException($"{first.Path}: {error.Message}");
        }
    }

    private static IEnumerable<string> OfRawMosaic(StackJob job)
    {
        if (!job.RawMosaic) yield break;
        if (job.Registration.Align)
            yield return "A raw mosaic (-r 1) can't be aligned: its colours would mix. Add -a 0, or leave out -r to align and stack.";
        if (job.Padding != 0)
            yield return "A raw mosaic (-r 1) takes no padding: it must keep the sensor's geometry. Leave out -p.";
        if (job.Framing != Framing.Reference && Framing.All.Contains(job.Framing))
            yield return "A raw mosaic (-r 1) keeps the sensor's geometry. Leave out --framing.";
        if (job.Integration is not { Normalize: "auto" or "none", Weight: "auto" or "none" })
            yield return "A raw mosaic (-r 1) is a plain mean of ADU. Leave out --normalize and --weight.";
        if (job.Output is not { Colour: "auto", WhiteBalance: "auto", Pedestal: null })
            yield return "A raw mosaic (-r 1) keeps the sensor's ADU. Leave out --color, --white-balance and --pedestal.";
        if (job.Integration.Drizzle is not null)
            yield return "A raw mosaic (-r 1) keeps the sensor's samples. Leave out --drizzle.";
    }

    private static IEnumerable<string> OfAlignment(StackJob job)
    {
        if (!Framing.All.Contains(job.Framing))
            yield return $"There is no --framing {job.Framing}. Take one of: {string.Join(", ", Framing.All)}.";
        double threshold = job.Registration.ThresholdQuantile;
        if (!(threshold >= 0 && threshold < 1))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"-t {threshold} must be at least 0 and below 1: 0.85 is the 85th percentile; 0 takes all pixels.");
        }

        if (!RegistrationOptions.Models.Contains(job.Registration.Model))
            yield return $"There is no --model {job.Registration.Model}. Take one of: {string.Join(", ", RegistrationOptions.Models)}.";
    }

    private static IEnumerable<string> OfSelection(SelectionOptions selection)
    {
        if (selection.KeepShare is not (> 0 and <= 1) || selection.KeepCount < 1)
            yield return "--keep takes a share above 0 and up to 100%, or a number of frames from 1 on.";
        if (!(selection.LeastQuality >= 0) || !double.IsFinite(selection.LeastQuality))
            yield return "--min-quality must be at least 0; 1 is the median frame's quality.";
    }

    private static IEnumerable<string> OfDrizzle(StackJob job)
    {
        if (job.Integration.Drizzle is not { } drizzle || job.RawMosaic) yield break;
        if (job.Integration.Combine != "mean")
            yield return $"Drizzle is a weighted mean: --combine {job.Integration.Combine} can't go with it. Leave one out.";
        if (DemosaicMethods.All.FirstOrDefault(method => method.Name == job.Integration.Demosaic) is { Scale: > 1 } method)
            yield return $"--demosaic {method.Name} makes a smaller picture, --drizzle a larger one. Leave one out.";
        if (drizzle.Scale is not (>= 1 and <= 4) || drizzle.Scale * 2 != Math.Floor(drizzle.Scale * 2))
            yield return "--drizzle takes 1, 1.5, 2, 2.5, 3, 3.5 or 4 output pixels a sensor pixel.";
        if (drizzle.DropPixels is not (> 0 and <= 2))
            yield return "--drop must be above 0 and at most 2 sensor pixels, for example --drop 0.7.";
        if (drizzle.FillHolesPixels is < 0 or > HoleFill.LargestRadiusPixels)
            yield return $"--fill-holes takes 0 to {HoleFill.LargestRadiusPixels} pixels.";
    }

    private static IEnumerable<string> OfNumbers(StackJob job)
    {
        if (!(job.Padding >= 0 && job.Padding <= StackJob.WidestPadding))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"-p {job.Padding} must be from 0 to {StackJob.WidestPadding}: 0.1 adds a tenth on each side.");
        }

        if (job.Integration is { SigmaLow: not (null or > 0) } or { SigmaHigh: not (null or > 0) })
            yield return "Both limits of --sigma must be above 0, for example --sigma 3,3.";
    }

    private static IEnumerable<string> OfResources(StackJob job)
    {
        if (job.Resources.Threads < 1) yield return "--threads must be at least 1.";
        if (job.Resources.TilePixels is var (width, height) && (width < 64 || height < 64 || width % 64 != 0 || height % 64 != 0))
            yield return $"A tile of {width} x {height} is no multiple of 64 pixels.";
        if (job.Resources.ScratchFolder is { } folder && !Directory.Exists(folder))
            yield return $"The scratch folder '{folder}' is not there. Make it, or name another with --scratch.";
    }
}
