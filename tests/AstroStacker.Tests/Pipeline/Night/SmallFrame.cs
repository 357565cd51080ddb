using AstroStacker.Numerics;
using AstroStacker.Testing;
using AstroStacker.Tests.Formats;

namespace AstroStacker.Tests.Pipeline.Night;

/// <summary>What a small generated frame shows.</summary>
internal enum Scene
{
    Stars,
    NoLight,
    EvenLight,
}

/// <summary>Writes small frames of 16-bit FITS with noise, into folders that are made where they are missing.</summary>
internal sealed class SmallFrame
{
    private const int Width = 192;
    private const int Height = 96;
    private const double BlackAdu = 600;

    public double Seconds { get; init; } = 60;

    public Scene Scene { get; init; } = Scene.Stars;

    /// <summary>Further cards, values as FITS writes them.</summary>
    public IReadOnlyList<(string Keyword, string Value)> Cards { get; init; } = [];

    public string Save(TemporaryFolder folder, string place)
    {
        string path = folder.At(place.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fits = new FitsBytes(16, Width, Height).With("BZERO", "32768").With("INSTRUME", "'Test camera'")
            .With("EXPTIME", Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (keyword, value) in Cards) fits.With(keyword, value);
        return fits.With(Samples(place).Select(sample => sample - 32768)).Save(path);
    }

    private IEnumerable<double> Samples(string place)
    {
        var random = new SeededRandom((ulong)place.Sum(sign => sign));
        double level = Scene switch { Scene.EvenLight => 24_000, Scene.Stars => 1_400, _ => 0 };
        double noise = Math.Sqrt(level + 100);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                yield return Math.Round(BlackAdu + level + noise * random.NextNormal() + (Scene == Scene.Stars ? Star(x, y) : 0));
    }

    // One in each 16 x 16 pixels, 2.4 wide, 3,000 to 12,000 ADU high.
    private static double Star(int x, int y)
    {
        int cell = y / 16 * 13 + x / 16;
        double dx = x % 16 - 5 - cell % 7, dy = y % 16 - 5 - cell % 5;
        return 3000 * (1 + cell % 4) * Math.Exp(-(dx * dx + dy * dy) / 2);
    }
}
