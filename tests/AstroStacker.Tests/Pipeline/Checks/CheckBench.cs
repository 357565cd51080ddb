using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;
using AstroStacker.Testing;
using AstroStacker.Tests.Formats;

namespace AstroStacker.Tests.Pipeline.Checks;

/// <summary>Small FITS frames with headers as wanted, and jobs on them that are checked without being run.</summary>
internal sealed class CheckBench : IDisposable
{
    public const int Width = 16, Height = 12;

    private readonly TemporaryFolder _folder = new();

    public string At(string name) => _folder.At(name);

    /// <summary>A frame of the usual size; the cards are "KEY=value" as FITS writes it.</summary>
    public string Frame(string name, params string[] cards) => Frame(name, Width, Height, cards);

    public string Frame(string name, int width, int height, params string[] cards)
    {
        var fits = new FitsBytes(16, width, height);
        foreach (string card in cards)
        {
            int sign = card.IndexOf('=', StringComparison.Ordinal);
            fits.With(card[..sign], card[(sign + 1)..]);
        }

        return fits.With(Enumerable.Repeat(1000.0, width * height)).Save(At(name));
    }

    /// <summary>Aligned on stars, to "stack".</summary>
    public StackJob Job(params IEnumerable<string> lights) => new()
    {
        Lights = [.. lights],
        Output = new OutputOptions { Prefix = At("stack") },
        Resources = new ResourceOptions { Threads = 2, MemoryBytes = 1 << 30 },
    };

    public static CheckedJob Check(StackJob job) =>
        JobCheck.Run(job, LightList.InOrder(job), job.Resources.Threads ?? 1, default);

    public void Dispose() => _folder.Dispose();
}
