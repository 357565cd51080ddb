using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Checks;

/// <summary>The headers of all files that a job names as masters, each read once.</summary>
internal sealed class MasterHeaders
{
    private readonly Dictionary<string, FileHeader> _headers;
    private readonly HashSet<string> _reported = [];

    private MasterHeaders(IEnumerable<FileHeader> headers) => _headers = headers.ToDictionary(header => header.Path);

    /// <summary>Damaged and missing files are remembered, and told of when they are asked for.</summary>
    public static MasterHeaders Read(StackJob job, int threads, StackCancellation cancellation) =>
        Read(SourcesOf(job), threads, cancellation);

    /// <summary>The same of any masters.</summary>
    public static MasterHeaders Read(IEnumerable<MasterSource> sources, int threads, StackCancellation cancellation)
    {
        string[] files = [.. sources.SelectMany(source => source.Files).Distinct()];
        return new MasterHeaders(FileHeader.ReadAll(files, threads, cancellation));
    }

    /// <summary>All that were read.</summary>
    public IReadOnlyCollection<FileHeader> All => _headers.Values;

    /// <summary>What the frames of a master say, in natural order of their names; those that can't be read are noted as problems.</summary>
    public IReadOnlyList<FrameInfo> Of(MasterSource source, JobProblems problems)
    {
        var headers = source.Files.Select(file => _headers[file]).ToList();
        foreach (var header in headers.Where(header => header.Refusal is not null and not SurveyStep.NotReached))
            if (_reported.Add(header.Path)) problems.Add($"{header.Path}: {header.Refusal}");
        return
        [
            .. headers.Select(header => header.Info).OfType<FrameInfo>()
                .OrderBy(info => Path.GetFileName(info.Path), NaturalOrder.Instance),
        ];
    }

    /// <summary>Notes whatever of the job's masters can't be read.</summary>
    public void RequireAll(StackJob job, JobProblems problems)
    {
        foreach (var source in SourcesOf(job)) Of(source, problems);
    }

    private static IEnumerable<MasterSource> SourcesOf(StackJob job) =>
        job.Sets.Select(set => set.Calibration).Append(job.Calibration).SelectMany(options => options.Masters);
}
