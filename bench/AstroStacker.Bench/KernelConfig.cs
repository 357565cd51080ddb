using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AstroStacker.Bench;

/// <summary>Short runs inside this process; times are per pixel, as each benchmark says.</summary>
internal sealed class KernelConfig : ManualConfig
{
    public KernelConfig()
    {
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        var clock = new ThreadClock();
        AddJob(clock.IsAvailable ? job.WithClock(clock) : job);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(StatisticColumn.Min);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddExporter(MarkdownExporter.GitHub);
        AddLogger(ConsoleLogger.Default);
    }
}
