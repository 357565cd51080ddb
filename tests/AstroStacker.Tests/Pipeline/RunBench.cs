using AstroStacker.Pipeline;
using AstroStacker.Registration;
using AstroStacker.Testing;

namespace AstroStacker.Tests.Pipeline;

/// <summary>Runs whole jobs on small FITS frames in a folder of its own.</summary>
internal sealed class RunBench : IDisposable
{
    public const int Width = 80, Height = 72;

    private readonly TemporaryFolder _folder = new();

    public string At(string name) => _folder.At(name);

    /// <summary>A level frame with a slope, so that no two samples of a row are equal.</summary>
    public string Frame(string name, float adu)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        return MasterFiles.Write(At(name), Width, Height, (x, _) => adu + x);
    }

    /// <summary>Frames as they lie, on one thread, to "stack".</summary>
    public StackJob Job(IEnumerable<string> lights) => new()
    {
        Lights = [.. lights],
        Registration = new RegistrationOptions { Method = RegistrationMethod.None },
        Output = new OutputOptions { Prefix = At("stack") },
        Resources = new ResourceOptions { Threads = 1, MemoryBytes = 1 << 30 },
    };

    /// <summary>Runs the job; what it reports is handed to <paramref name="watch"/> with the two ways to stop it.</summary>
    public static StackResult Run(
        StackJob job, Action<StackProgress, CancellationTokenSource, CancellationTokenSource>? watch = null)
    {
        using var finish = new CancellationTokenSource();
        using var abort = new CancellationTokenSource();
        return StackPipeline.Run(
            job, new Watcher(progress => watch?.Invoke(progress, finish, abort)), new StackCancellation(finish.Token, abort.Token));
    }

    /// <summary>All files below the folder, relative, in ordinal order.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(At(""), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(At(""), file)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    /// <summary>Tells at once, on the thread that reports.</summary>
    private sealed class Watcher(Action<StackProgress> told) : IProgress<StackProgress>
    {
        public void Report(StackProgress value) => told(value);
    }
}
