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
    /// <summary>Throws <see cref="StackJobException"/> with the remedy.</summary>
    public static void Check(StackJob job)
    {
        if (job.Lights.Count == 0) throw new StackJobException("No frames were named. Give the files to stack.");
        if (job.RawMosaic && job.Registration.Align)
        {
            throw new StackJobException(
                "A raw mosaic (-r 1) can't be aligned: its colours would mix. Add -a 0, or leave out -r to align and stack.");
        }

        if (job.RawMosaic && job.Padding != 0)
            throw new StackJobException("A raw mosaic (-r 1) takes no padding: it must keep the sensor's geometry. Leave out -p.");
        if (!Framing.All.Contains(job.Framing))
            throw new StackJobException($"There is no --framing {job.Framing}. Take one of: {string.Join(", ", Framing.All)}.");
        if (job.RawMosaic && job.Framing != Framing.Reference)
            throw new StackJobException("A raw mosaic (-r 1) keeps the sensor's geometry. Leave out --framing.");
        if (job.RawMosaic && job.Integration is not { Normalize: "auto" or "none", Weight: "auto" or "none" })
            throw new StackJobException("A raw mosaic (-r 1) is a plain mean of ADU. Leave out --normalize and --weight.");
        if (job.RawMosaic && job.Output is not { Colour: "auto", WhiteBalance: "auto", Pedestal: null })
            throw new StackJobException("A raw mosaic (-r 1) keeps the sensor's ADU. Leave out --color, --white-balance and --pedestal.");
        if (job.BadPixels is not null && (job.RawMosaic || job.Integration.Cosmetic == "off"))
            throw new StackJobException("--bad-pixels takes samples out, which -r 1 and --cosmetic off leave as they are. Leave one out.");
        if (job.Output.BadPixels is not null && (job.RawMosaic || job.Integration.Cosmetic == "off"))
            throw new StackJobException("--save-bad-pixels has none to save with -r 1 or --cosmetic off. Leave one out.");
        CheckRange("-t", job.Registration.ThresholdQuantile, 0, 1, "0.85 is the 85th percentile; 0 takes all pixels");
        if (!RegistrationOptions.Models.Contains(job.Registration.Model))
        {
            throw new StackJobException(
                $"There is no --model {job.Registration.Model}. Take one of: {string.Join(", ", RegistrationOptions.Models)}.");
        }

        CheckSelection(job.Selection);
        if (!(job.Padding >= 0 && job.Padding <= StackJob.WidestPadding))
        {
            throw new StackJobException(string.Create(
                CultureInfo.InvariantCulture,
                $"-p {job.Padding} must be from 0 to {StackJob.WidestPadding}: 0.1 adds a tenth on each side."));
        }

        CheckDrizzle(job);
        if (job.Integration is { SigmaLow: not (null or > 0) } or { SigmaHigh: not (null or > 0) })
            throw new StackJobException("Both limits of --sigma must be above 0, for example --sigma 3,3.");
        if (job.Resources.Threads < 1) throw new StackJobException("--threads must be at least 1.");
        if (job.Resources.TilePixels is var (width, height) && (width < 64 || height < 64 || width % 64 != 0 || height % 64 != 0))
            throw new StackJobException($"A tile of {width} x {height} is no multiple of 64 pixels.");
        if (job.Resources.ScratchFolder is { } folder && !Directory.Exists(folder))
            throw new StackJobException($"The scratch folder '{folder}' is not there. Make it, or name another with --scratch.");
    }

    /// <summary>The same for what depends on the frames.</summary>
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

    private static void CheckDrizzle(StackJob job)
    {
        if (job.Integration.Drizzle is not { } drizzle) return;
        if (job.RawMosaic) throw new StackJobException("A raw mosaic (-r 1) keeps the sensor's samples. Leave out --drizzle.");
        if (job.Integration.Combine != "mean")
        {
            throw new StackJobException(
                $"Drizzle is a weighted mean: --combine {job.Integration.Combine} can't go with it. Leave one out.");
        }

        if (DemosaicMethods.All.FirstOrDefault(method => method.Name == job.Integration.Demosaic) is { Scale: > 1 } method)
            throw new StackJobException($"--demosaic {method.Name} makes a smaller picture, --drizzle a larger one. Leave one out.");
        if (drizzle.Scale is not (>= 1 and <= 4) || drizzle.Scale * 2 != Math.Floor(drizzle.Scale * 2))
            throw new StackJobException("--drizzle takes 1, 1.5, 2, 2.5, 3, 3.5 or 4 output pixels a sensor pixel.");
        if (drizzle.DropPixels is not (> 0 and <= 2))
            throw new StackJobException("--drop must be above 0 and at most 2 sensor pixels, for example --drop 0.7.");
        if (drizzle.FillHolesPixels is < 0 or > HoleFill.LargestRadiusPixels)
            throw new StackJobException($"--fill-holes takes 0 to {HoleFill.LargestRadiusPixels} pixels.");
    }

    private static void CheckSelection(SelectionOptions selection)
    {
        if (selection.KeepShare is not (> 0 and <= 1) || selection.KeepCount < 1)
            throw new StackJobException("--keep takes a share above 0 and up to 100%, or a number of frames from 1 on.");
        if (!(selection.LeastQuality >= 0) || !double.IsFinite(selection.LeastQuality))
            throw new StackJobException("--min-quality must be at least 0; 1 is the median frame's quality.");
    }

    private static void CheckRange(string option, double value, double least, double below, string hint)
    {
        if (value >= least && value < below) return;
        throw new StackJobException(string.Create(
            CultureInfo.InvariantCulture, $"{option} {value} must be at least {least} and below {below}: {hint}."));
    }
}
