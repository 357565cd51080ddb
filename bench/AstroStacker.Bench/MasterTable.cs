using System.Diagnostics;
using System.Globalization;
using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Bench;

/// <summary>
/// Prints how long three masters take (bias, dark, flat less bias; winsorized; nothing written or found in a cache) beside reading
/// and hashing the same files, in turns, as a Markdown table with the most anonymous memory of all.
/// </summary>
internal static class MasterTable
{
    private const int Turns = 7;
    private const int BandRows = 16;

    /// <summary>What the masters are allowed: they are refused beforehand where their plan goes beyond it.</summary>
    private const long BudgetBytes = 560L << 20;

    /// <param name="output">The table goes there.</param>
    /// <param name="folder">Holds bias-*, dark-* and flat-* frames.</param>
    public static void Print(TextWriter output, string folder)
    {
        (string Name, Action Work)[] rows =
        [
            ("reading alone", () => Read(folder)),
            ("reading and hashing", () => { Read(folder); Hash(folder); }),
            ("three masters", () => Build(folder)),
        ];
        var figures = rows.Select(_ => new List<(double Wall, double Cpu)>()).ToList();
        using var memory = new ResourceWatch();
        // The first turn warms code and page cache.
        for (int turn = 0; turn <= Turns; turn++)
            for (int row = 0; row < rows.Length; row++)
                if (Measure(rows[row].Work) is var measured && turn > 0) figures[row].Add(measured);
        output.WriteLine("| | wall, s | processor time, s |");
        output.WriteLine("|---|---:|---:|");
        foreach (var (row, measured) in rows.Zip(figures))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {Median(measured, turn => turn.Wall):0.00} | {Median(measured, turn => turn.Cpu):0.00} |"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nMost anonymous memory of the process: {memory.Use.PeakAnonymousBytes / (1L << 20)} MiB, of {BudgetBytes >> 20} MiB allowed (`--memory`)."));
    }

    private static (double Wall, double Cpu) Measure(Action work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        work();
        double wall = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return (wall, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static double Median(IEnumerable<(double Wall, double Cpu)> turns, Func<(double Wall, double Cpu), double> of) =>
        turns.Select(of).Order().ElementAt(Turns / 2);

    private static MasterSource Frames(string folder, string kind) =>
        new() { Files = [.. Directory.GetFiles(folder, kind + "-*").Order(StringComparer.Ordinal)] };

    private static void Build(string folder)
    {
        var options = new ResourceOptions { MemoryBytes = BudgetBytes };
        MasterBuilder Builder(long heldBytes) => new(options, heldBytes, [], CancellationToken.None);
        var bias = Builder(0).Build(Frames(folder, "bias"), "bias");
        long held = bias.Samples.Length * (long)sizeof(float);
        Builder(held).Build(Frames(folder, "dark"), "dark");
        var map = new MasterMap(bias.Info.SensorArea, bias.Samples, blackIncluded: true);
        Builder(held).Build(Frames(folder, "flat"), "flat", FlatOffset.Of(new MasterFrame(bias.Info, map, bias.Key)));
    }

    private static void Hash(string folder)
    {
        var files = Directory.GetFiles(folder);
        Rows.ForEach(files.Length, Environment.ProcessorCount, CancellationToken.None, file => FrameStore.Hash(files[file]));
    }

    private static void Read(string folder)
    {
        foreach (string kind in (string[])["bias", "dark", "flat"])
        {
            using var store = new FrameStore(0, Path.GetTempPath());
            var numbers = Frames(folder, kind).Files.Select(file => store.Add(file, CancellationToken.None)).ToList();
            var sensor = store.Info(numbers[0]).SensorArea;
            Rows.ForEach(
                sensor.Height / BandRows, Environment.ProcessorCount, CancellationToken.None,
                () => PlanePool.Rent<float>(sensor.Width * BandRows),
                (band, scratch) =>
                {
                    var area = sensor with { Y = band * BandRows, Height = BandRows };
                    foreach (int number in numbers) store.Read(number, 0, area, scratch.Span);
                },
                static scratch => scratch.Dispose());
        }
    }
}
