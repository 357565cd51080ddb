using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using AstroStacker.Numerics;

namespace AstroStacker.Bench;

/// <summary>
/// A quick look whether a kernel has become slow: each is timed in turns with a reference loop that never changes, and its cost in
/// units of that compared with what was recorded. Of many turns the quickest counts, so that a busy machine hardly matters.
/// </summary>
internal static class KernelCheck
{
    /// <summary>A kernel that costs more than this times what was recorded has fallen.</summary>
    private const double MostTimes = 1.5;

    private const int Turns = 400, Attempts = 3;

    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(0.5);

    /// <summary>Vectors of one width only are compared: another processor has other costs.</summary>
    private static string Width =>
        Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : Vector128.IsHardwareAccelerated ? "128" : "none";

    /// <summary>Prints a line a kernel; false where one has fallen.</summary>
    /// <param name="output">Receives the table.</param>
    /// <param name="path">What was recorded: "width kernel cost" a line.</param>
    /// <param name="record">True writes what is measured there instead.</param>
    public static bool Run(TextWriter output, string path, bool record)
    {
        var recorded = Read(path);
        var measured = Measure(KernelCheckCases.All);
        if (record)
        {
            foreach (var (name, cost) in measured) recorded[(Width, name)] = cost;
            Write(path, recorded);
        }

        var fallen = Fallen(recorded, measured);
        for (int attempt = 1; attempt < Attempts && fallen.Count > 0; attempt++)
        {
            foreach (var (name, cost) in Measure([.. KernelCheckCases.All.Where(kernel => fallen.Contains(kernel.Name))]))
                measured[name] = Math.Min(measured[name], cost);
            fallen = Fallen(recorded, measured);
        }

        foreach (var (name, cost) in measured)
        {
            string before = recorded.TryGetValue((Width, name), out double usual)
                ? string.Create(CultureInfo.InvariantCulture, $"{cost / usual:0.00} of what was recorded")
                : "nothing recorded for this width";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {cost:0.000} of the reference, {before}"));
        }

        foreach (string name in fallen)
        {
            output.WriteLine(FormattableString.Invariant($"{name} costs more than {MostTimes} times what was recorded in {path}.")
                + " Make it quick again, or say why and record anew.");
        }

        return fallen.Count == 0;
    }

    private static List<string> Fallen(Dictionary<(string Width, string Name), double> recorded, Dictionary<string, double> measured) =>
        [.. measured.Where(kernel => recorded.TryGetValue((Width, kernel.Key), out double usual) && kernel.Value > MostTimes * usual)
            .Select(kernel => kernel.Key)];

    /// <summary>
    /// The cost of each kernel, a sample, over that of the reference just before: the median over all turns, as clock rates and
    /// neighbours change from one turn to the next.
    /// </summary>
    private static Dictionary<string, double> Measure(IReadOnlyList<KernelCase> kernels)
    {
        float[] values = BenchData.Sky(4096);
        var reference = new KernelCase("reference", values.Length, () => Reference(values));
        var ratios = kernels.ToDictionary(kernel => kernel.Name, _ => new double[Turns]);
        for (int turn = 0; turn < Turns; turn++)
            foreach (var kernel in kernels)
            {
                double unit = NanosecondsASample(reference);
                ratios[kernel.Name][turn] = NanosecondsASample(kernel) / unit;
            }

        return ratios.ToDictionary(kernel => kernel.Key, kernel => RobustStatistics.Median(kernel.Value));
    }

    private static double NanosecondsASample(KernelCase kernel)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        do
        {
            kernel.Run();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start) < s_turn);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)calls * kernel.Samples);
    }

    /// <summary>A polynomial of degree 8 of every value: arithmetic and nothing else.</summary>
    private static void Reference(float[] values)
    {
        for (int i = 0; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(values, i);
            var sum = new Vector<float>(0.5f);
            for (int power = 0; power < 8; power++) sum = sum * value + new Vector<float>(0.1f);
            Vector.ConditionalSelect(Vector.LessThan(sum, Vector<float>.Zero), sum, value).CopyTo(values, i);
        }
    }

    private static Dictionary<(string Width, string Name), double> Read(string path)
    {
        var costs = new Dictionary<(string Width, string Name), double>();
        if (!File.Exists(path)) return costs;
        foreach (string[] words in File.ReadLines(path).Select(line => line.Split('\t')).Where(words => words.Length == 3))
            costs[(words[0], words[1])] = double.Parse(words[2], CultureInfo.InvariantCulture);
        return costs;
    }

    private static void Write(string path, Dictionary<(string Width, string Name), double> costs) => File.WriteAllLines(
        path, costs.OrderBy(cost => cost.Key).Select(cost =>
            string.Create(CultureInfo.InvariantCulture, $"{cost.Key.Width}\t{cost.Key.Name}\t{cost.Value:0.000}")));
}
