using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>The files a run will write.</summary>
internal sealed class StackTargets
{
    private readonly bool _overwrite;
    private readonly string? _badPixels;

    public StackTargets(StackJob job, FrameInfo reference, int frameCount)
    {
        Base = OutputNames.Base(job.Output.Prefix, frameCount);
        bool fits = reference.FormatName.StartsWith("FITS", StringComparison.Ordinal);
        bool keepsUnits = job.RawMosaic && reference is { SampleType: SampleType.Float32, SaturationAdu: <= 1 };
        IReadOnlyList<string> common = keepsUnits ? ["tiff"] : job.RawMosaic ? ["png", "tiff"] : ["png", "hdr", "tiff"];
        var names = job.Output.Formats ?? (fits ? [.. common, "fits"] : common);
        Formats = [.. names.Distinct().Select(Format)];
        if (job.RawMosaic) RequireRoomForRawAdu(Formats, keepsUnits);
        RequireOneNameEach(Formats, Base);
        HasPreview = !job.RawMosaic;
        NeedPedestal = !job.RawMosaic && Formats.Any(format => format.CutsNegatives);
        HasMaps = job.Output.Maps;
        HasReport = OutputNames.HasReport(job);
        HasDebug = job.DebugLevel > 1;
        Compress = job.Output.Compress;
        if (Compress && !Formats.Concat(Maps.Select(map => map.Format)).Any(format => format.CanCompress))
        {
            throw new StackJobException(
                "--compress makes the TIFF of floats smaller, and none is asked for. Add tiff to --format, or leave out --compress.");
        }
        _badPixels = job.Output.BadPixels;
        _overwrite = job.Output.Overwrite;
    }

    /// <summary>Common path without endings.</summary>
    public string Base { get; private init; }

    public IReadOnlyList<IPictureFormat> Formats { get; private init; }

    /// <summary>True where formats that leave the choice are compressed.</summary>
    public bool Compress { get; private init; }

    /// <summary>True where a format can't hold negative samples; masters keep their ADU.</summary>
    public bool NeedPedestal { get; private init; }

    public bool HasPreview { get; private init; }

    public bool HasMaps { get; private init; }

    /// <summary>True where a page tells of the run.</summary>
    public bool HasReport { get; private init; }

    public bool HasDebug { get; private init; }

    public string Preview => OutputNames.Preview(Base);

    public string Summary => Base + ".json";

    public string DebugFolder => Base + "-debug";

    /// <summary>The planes beside the picture and their files: in each of the picture's formats that keeps numbers as they are.</summary>
    public IEnumerable<(string Path, IPictureFormat Format, ResultMap Map)> Maps
    {
        get
        {
            if (!HasMaps) yield break;
            var exact = Formats.Where(format => format.IsExact).ToList();
            foreach (var format in exact.Count > 0 ? exact : [Format("tiff")])
                foreach (var map in Enum.GetValues<ResultMap>())
                    yield return ($"{Base}-{FileName(map)}{format.Extension}", format, map);
        }
    }

    /// <summary>Everything that will be there afterwards, pictures first.</summary>
    public IEnumerable<string> All
    {
        get
        {
            foreach (var format in Formats) yield return Base + format.Extension;
            if (HasPreview) yield return Preview;
            foreach (var map in Maps) yield return map.Path;
            if (HasDebug) yield return DebugFolder;
            if (_badPixels is not null) yield return _badPixels;
            yield return Summary;
            if (HasReport) yield return OutputNames.Report(Base);
        }
    }

    private static void RequireRoomForRawAdu(IReadOnlyList<IPictureFormat> formats, bool isUpToOne)
    {
        if (formats.FirstOrDefault(format => !format.HoldsRawAdu) is { } rounded)
            throw new StackJobException($"A raw mosaic (-r 1) can't be kept as {rounded.Name}. Give --format png, tiff or fits.");
        if (isUpToOne && formats.FirstOrDefault(format => !format.IsExact) is { } whole)
        {
            throw new StackJobException(
                $"A raw mosaic (-r 1) of samples from 0 to 1 can't be kept as {whole.Name}. Give --format tiff or fits.");
        }
    }

    private static void RequireOneNameEach(IEnumerable<IPictureFormat> formats, string outputBase)
    {
        foreach (var same in formats.GroupBy(format => format.Extension).Where(group => group.Count() > 1))
        {
            throw new StackJobException(
                $"--format {string.Join(" and ", same.Select(format => format.Name))} would both be written to "
                + $"{outputBase}{same.Key}. Leave one out, or stack twice with another name (-o).");
        }
    }

    /// <summary>What a map is called in its file's name.</summary>
    public static string FileName(ResultMap map) => map switch
    {
        ResultMap.RejectedLow => "rejected-low",
        ResultMap.RejectedHigh => "rejected-high",
        _ => map.ToString().ToLowerInvariant(),
    };

    private static IPictureFormat Format(string name) =>
        PictureFormats.Find(name) ?? throw new StackJobException(
            $"There is no format '{name}'. Choose from {string.Join(", ", PictureFormats.All.Select(format => format.Name))}.");

    /// <summary>The same under a name of an interrupted run that is free, or may be overwritten.</summary>
    public StackTargets Partial()
    {
        for (int attempt = 1; ; attempt++)
        {
            var partial = new StackTargets(this, OutputNames.Partial(Base, attempt));
            if (_overwrite || !partial.All.Any(Path.Exists)) return partial;
        }
    }

    private StackTargets(StackTargets other, string outputBase)
    {
        Base = outputBase;
        Formats = other.Formats;
        HasPreview = other.HasPreview;
        NeedPedestal = other.NeedPedestal;
        HasMaps = other.HasMaps;
        HasReport = other.HasReport;
        HasDebug = other.HasDebug;
        Compress = other.Compress;
        _badPixels = other._badPixels;
        _overwrite = other._overwrite;
    }
}
