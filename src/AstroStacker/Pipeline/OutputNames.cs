using System.Globalization;

namespace AstroStacker.Pipeline;

/// <summary>Where the results go.</summary>
public static class OutputNames
{
    /// <summary>
    /// The common path of all results without their endings. A prefix that is empty or ends in '/', '-' or '_' gets the
    /// indices of the first and last frame, as the original wrote them ("aligned-0-11"); any other is used as it is.
    /// </summary>
    public static string Base(string prefix, int frameCount)
    {
        bool asks = prefix.Length == 0 || prefix[^1] is '/' or '-' or '_' || prefix[^1] == Path.DirectorySeparatorChar;
        return asks ? string.Create(CultureInfo.InvariantCulture, $"{prefix}0-{frameCount - 1}") : prefix;
    }

    /// <summary>The name of an interrupted run's results; a second attempt is "-partial-2".</summary>
    public static string Partial(string outputBase, int attempt) =>
        attempt == 1 ? outputBase + "-partial" : string.Create(CultureInfo.InvariantCulture, $"{outputBase}-partial-{attempt}");

    /// <summary>The picture to look at.</summary>
    public static string Preview(string outputBase) => outputBase + "-preview.jpg";

    /// <summary>The page that tells of the run.</summary>
    public static string Report(string outputBase) => outputBase + ".html";

    /// <summary>True where a page tells of the run; a mosaic kept raw is no picture to tell of.</summary>
    public static bool HasReport(StackJob job) => job.Output.Report && !job.RawMosaic;

    /// <summary>Throws <see cref="ResultsExistException"/> where a result is there already.</summary>
    public static void RefuseToOverwrite(IEnumerable<string> targets, bool overwrite)
    {
        var present = targets.Where(Path.Exists).ToList();
        if (present.Count > 0 && !overwrite) throw new ResultsExistException(present);
    }

    /// <summary>Throws <see cref="StackJobException"/> where a result would replace a file it is made of, asked or not.</summary>
    public static void RefuseToReplaceInputs(IEnumerable<string> targets, StackJob job)
    {
        var masters = job.Sets.Select(set => set.Calibration).Append(job.Calibration).SelectMany(calibration => calibration.Masters);
        string?[] others = [job.Registration.Base, job.Registration.Mask, job.BadPixels];
        RefuseToReplaceInputs(targets, job.Lights.Concat(masters.SelectMany(master => master.Files)).Concat(others.OfType<string>()));
    }

    /// <summary>The same for any files that are read.</summary>
    public static void RefuseToReplaceInputs(IEnumerable<string> targets, IEnumerable<string> files)
    {
        var inputs = files.Select(LightList.SameFile).ToHashSet();
        string? taken = targets.FirstOrDefault(target => inputs.Contains(LightList.SameFile(target)));
        if (taken is not null)
            throw new StackJobException($"{taken} is one of the files to read, and would be replaced by the result. Give another -o.");
    }

    /// <summary>Throws <see cref="StackJobException"/> where nothing can be written: better now than after the night's work.</summary>
    public static void RequireWritable(string outputBase)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(outputBase))!;
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder)) throw new StackJobException($"{folder} is a file, where results need a folder. Give another -o.");
            folder = Path.GetDirectoryName(folder)!;
        }

        try
        {
            string probe = Path.Combine(folder, $".astro-stacker-{Path.GetRandomFileName()}");
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StackJobException($"Nothing can be written to {folder} ({error.Message}). Give another -o.");
        }
    }

    /// <summary>Makes the folder of a result where it is missing.</summary>
    public static void MakeFolder(string outputBase)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(outputBase));
        if (folder is not null) Directory.CreateDirectory(folder);
    }
}
