using System.Globalization;
using System.Reflection;
using AstroStacker.Integration;
using AstroStacker.Pipeline;
using AstroStacker.Simulation;

namespace AstroStacker.Integration.Bench;

/// <summary>What the command line asks: names of scenarios, and numbers or integration options as NAME=VALUE.</summary>
internal sealed class BenchOptions
{
    private readonly Dictionary<string, string> _values;

    public BenchOptions(IEnumerable<string> words)
    {
        var all = words.ToList();
        Names = [.. all.Where(word => !word.Contains('='))];
        _values = all.Where(word => word.Contains('=')).Select(word => word.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        string[] known = ["runs", "seed", "width", "height"];
        foreach (string name in _values.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            if (Property(name) is null)
                throw new ArgumentException($"there is no {name}: neither {string.Join(", ", known)} nor an integration option");
        }

    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Repeats of a night with other noise.</summary>
    public int Runs => Number("runs") ?? 4;

    public int? Number(string name) =>
        _values.TryGetValue(name, out string? value) ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public bool Picks(string scenario) =>
        Names.Count == 0 || Names.Any(name => scenario.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The night with seed and size of the command line, as many stars a pixel as before.</summary>
    public NightOptions Resize(NightOptions night)
    {
        int width = Number("width") ?? night.WidthPixels, height = Number("height") ?? night.HeightPixels;
        double share = (double)width * height / ((double)night.WidthPixels * night.HeightPixels);
        return night with
        {
            Seed = (ulong)(Number("seed") ?? (int)night.Seed),
            WidthPixels = width,
            HeightPixels = height,
            StarCount = (int)Math.Round(share * night.StarCount),
        };
    }

    /// <summary>The job with the integration options of the command line.</summary>
    public StackJob Apply(StackJob job)
    {
        var integration = job.Integration with { };
        foreach (var (name, text) in _values)
            if (Property(name) is { } property) property.SetValue(integration, Value(property.PropertyType, text));
        return job with { Integration = integration };
    }

    private static PropertyInfo? Property(string name) =>
        typeof(IntegrationOptions).GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);

    private static object Value(Type type, string text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? Enum.Parse(plain, text, ignoreCase: true) : Convert.ChangeType(text, plain, CultureInfo.InvariantCulture);
    }
}
