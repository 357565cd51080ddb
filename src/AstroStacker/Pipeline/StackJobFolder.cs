using System.Diagnostics.CodeAnalysis;
using AstroStacker.Calibration;

namespace AstroStacker.Pipeline;

/// <summary>Jobs of another folder than the current one.</summary>
public static class StackJobFolder
{
    /// <summary>The same job with paths that hold in any folder.</summary>
    /// <param name="job">Its paths may be relative.</param>
    /// <param name="folder">That they are relative to.</param>
    public static StackJob In(StackJob job, string folder)
    {
        return job with
        {
            Lights = [.. job.Lights.Select(path => Full(path))],
            Calibration = Calibration(job.Calibration),
            Sets = [.. job.Sets.Select(set => new LightSet([.. set.Lights.Select(path => Full(path))], Calibration(set.Calibration)))],
            BadPixels = Full(job.BadPixels),
            Registration = job.Registration with { Base = Full(job.Registration.Base), Mask = Full(job.Registration.Mask) },
            Output = job.Output with { Prefix = Prefix(job.Output.Prefix), BadPixels = Full(job.Output.BadPixels) },
            Resources = job.Resources with
            {
                ScratchFolder = Full(job.Resources.ScratchFolder),
                SurveyCacheFolder = Full(job.Resources.SurveyCacheFolder),
                MasterFolder = Full(job.Resources.MasterFolder),
                MasterCacheFolder = Full(job.Resources.MasterCacheFolder),
            },
        };
        [return: NotNullIfNotNull(nameof(path))]
        string? Full(string? path) => path is null ? null : Path.GetFullPath(path, folder);
        // An empty prefix means the folder itself, and one that ends in a separator goes on meaning a folder.
        string Prefix(string prefix) => prefix.Length == 0 ? Path.Join(folder, "/") : Full(prefix);
        CalibrationOptions Calibration(CalibrationOptions options) => options with
        {
            Dark = Source(options.Dark),
            Flat = Source(options.Flat),
            Bias = Source(options.Bias),
            DarkFlat = Source(options.DarkFlat),
        };
        MasterSource? Source(MasterSource? source) =>
            source is null ? null : source with { Files = [.. source.Files.Select(path => Full(path))] };
    }
}
