using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Registration;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>
/// A night exposed several times under the very same sky: runs differ in the noise of their lights alone, so that the
/// scatter of their stacks is noise and what they have in common is not. Masters are noise-free: their noise is no
/// integration's fault.
/// </summary>
public sealed class NightRuns
{
    private readonly TemporaryFolder _folder;
    private readonly NightWriter _writer;
    private readonly CalibrationOptions _calibration;
    private readonly HashSet<int> _written = [];

    /// <param name="truth">The night: any lights, which each run exposes again.</param>
    /// <param name="count">Runs.</param>
    /// <param name="folder">Where frames and stacks go; stays the caller's.</param>
    /// <param name="kinds">Masters to make of the night's calibration frames.</param>
    public NightRuns(NightTruth truth, int count, TemporaryFolder folder, params IReadOnlyList<FrameKind> kinds)
    {
        _folder = folder;
        Truth = truth;
        Count = count;
        var night = truth.Options with { LightCount = truth.Lights.Count * count };
        Repeated = new NightTruth(night, truth.Stars, [.. Enumerable.Range(0, count).SelectMany(run => truth.Lights.Select(
            (light, index) => light with { File = night.FileName(FrameKind.Light, run * truth.Lights.Count + index) }))]);
        _writer = new NightWriter(new NightRenderer(Repeated), folder.FullPath);
        _calibration = new CalibrationOptions
        {
            Dark = kinds.Contains(FrameKind.Dark) ? Master(FrameKind.Dark) : null,
            Flat = kinds.Contains(FrameKind.Flat) ? Master(FrameKind.Flat) : null,
            Bias = kinds.Contains(FrameKind.Bias) ? Master(FrameKind.Bias) : null,
        };
    }

    /// <summary>With all masters.</summary>
    public static NightRuns Of(NightOptions night, int count, TemporaryFolder folder) =>
        new(new NightRenderer(night).Truth, count, folder, FrameKind.Dark, FrameKind.Flat, FrameKind.Bias);

    /// <summary>Of one run.</summary>
    public NightTruth Truth { get; }

    public int Count { get; }

    /// <summary>All runs as one night: light i of run r is number r x lights + i.</summary>
    private NightTruth Repeated { get; }

    /// <param name="run">From 0.</param>
    /// <param name="change">Of the job: its integration, say.</param>
    public StackRun Stack(int run, Func<StackJob, StackJob>? change = null)
    {
        int count = Truth.Lights.Count;
        string prefix = PrefixOf(run);
        var job = new StackJob
        {
            Lights = [.. Enumerable.Range(run * count, count).Select(Light)],
            Calibration = _calibration,
            Output = new()
            {
                Prefix = prefix,
                Formats = ["fits"],
                Orient = "sensor",
                Colour = "camera",
                WhiteBalance = "none",
                Overwrite = true,
            },
        };
        var (result, frames) = StackNight.Stack(change?.Invoke(job) ?? job);
        if (result is null)
        {
            throw new InvalidOperationException(
                $"nothing was stacked: {string.Join("; ", frames.Select(frame => frame.SkipReason))}");
        }

        var numbers = Repeated.Lights.Select((light, index) => (light.File, index % count)).ToDictionary();
        double[] units = SensorResponse.ElectronsPerUnit(Truth.Options, result.Plan, _calibration.Flat is not null);
        var picture = StackPicture.Read($"{prefix}.fits", units);
        return new StackRun(
            picture, result, [.. result.Used.Select(frame => numbers[Path.GetFileName(frame.Path)])],
            numbers[Path.GetFileName(result.Frames.First(frame => frame.IsReference).Path)])
        {
            ElectronsPerUnit = units,
        };
    }

    /// <summary>Of a run's files, once it is stacked.</summary>
    public string PrefixOf(int run) => _folder.At($"stack-{run}");

    private string Light(int index)
    {
        if (_written.Add(index)) return _writer.WriteFrame(FrameKind.Light, index, CancellationToken.None);
        return _folder.At(Repeated.Options.FileName(FrameKind.Light, index));
    }

    private string Master(FrameKind kind)
    {
        var perfect = new NightRenderer(Truth.Options with { Noise = false });
        string frame = new NightWriter(perfect, _folder.FullPath).WriteFrame(kind, 0, CancellationToken.None);
        string prefix = _folder.At($"master-{kind}");
        StackNight.Stack(new StackJob
        {
            Lights = [frame],
            RawMosaic = true,
            CropToVisible = false,
            Registration = new RegistrationOptions { Method = RegistrationMethod.None },
            Output = new() { Prefix = prefix, Formats = ["fits"] },
        });
        return $"{prefix}.fits";
    }
}
