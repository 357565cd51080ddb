using AstroStacker.Imaging;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>
/// The least variance that the photons of a night allow the means of bins of the stack: the inverse of the sum over the
/// frames of (transparency x vignetting)^2 / variance per sample, of as many samples as the colour has. Electrons of the
/// reference, squared.
/// </summary>
public sealed class NoiseLimit
{
    /// <summary>Side of the bins that all others are made of.</summary>
    public const int Side = 8;

    /// <summary>A star's light that is below this share of a sample's own noise leaves sky.</summary>
    private const double FaintestLight = 0.25;

    /// <summary>Of the range between bias and clipping: beyond, samples may be saturated.</summary>
    private const double HighestLevel = 0.7;

    /// <summary>Of the samples a bin has in a frame that covers all of it.</summary>
    private const double Covered = 0.8;

    private static readonly double[] s_bayerShares = [0.25, 0.5, 0.25];

    private readonly double[][] _variances;

    /// <param name="truth">The night.</param>
    /// <param name="lights">Those in the stack.</param>
    /// <param name="reference">Whose pixels are the grid's.</param>
    /// <param name="grid">The picture's width and height; its pixel (0, 0) is the visible area's.</param>
    public NoiseLimit(NightTruth truth, IReadOnlyList<int> lights, int reference, (int Width, int Height) grid)
    {
        (Across, Down) = (grid.Width / Side, grid.Height / Side);
        int colours = truth.Options.IsMono ? 1 : 3;
        var information = Arrays(colours);
        IsUsable = [.. Enumerable.Repeat(true, Across * Down)];
        IsSky = [.. Enumerable.Repeat(true, Across * Down)];
        var response = SensorResponse.Of(truth.Options);
        foreach (int light in lights) AddFrame(truth, light, reference, response, information);
        _variances = [.. information.Select(plane => plane.Select(value => 1 / value).ToArray())];
        MarkStars(truth, reference);
    }

    public int Across { get; }

    public int Down { get; }

    /// <summary>Covered by every frame and away from saturation, one a bin of 8.</summary>
    public bool[] IsUsable { get; }

    /// <summary>Without stars.</summary>
    public bool[] IsSky { get; }

    /// <summary>
    /// The bins of a side that is a multiple of 8, row by row: the limit of the variance of their mean, or NaN where a part
    /// is not usable (or not sky, where only that counts).
    /// </summary>
    public double[] Variances(int plane, int side, bool skyOnly)
    {
        int step = side / Side, across = Across / step, down = Down / step;
        var bins = new double[across * down];
        for (int y = 0; y < down * step; y++)
            for (int x = 0; x < across * step; x++)
            {
                int from = y * Across + x;
                bool counts = IsUsable[from] && (IsSky[from] || !skyOnly);
                bins[y / step * across + x / step] += counts ? _variances[plane][from] : double.NaN;
            }

        return [.. bins.Select(sum => sum / Math.Pow(step, 4))];
    }

    private double[][] Arrays(int colours) => [.. Enumerable.Range(0, colours).Select(_ => new double[Across * Down])];

    private void AddFrame(NightTruth truth, int light, int reference, SensorResponse response, double[][] information)
    {
        var night = truth.Options;
        var renderer = new NightRenderer(truth);
        float[] electrons = renderer.RenderExpectedElectrons(FrameKind.Light, light);
        var cfa = FrameOf(renderer).Cfa;
        var toGrid = truth.Between(light, reference).Then(Transform.Shift(-night.MarginPixels, -night.MarginPixels));
        double transparency = truth.Lights[light].Transparency / truth.Lights[reference].Transparency;
        double reading = night.ReadNoiseElectrons * night.ReadNoiseElectrons
            + night.GainElectronsPerAdu * night.GainElectronsPerAdu / 12;
        var sums = Arrays(information.Length);
        var counts = Arrays(information.Length);
        var area = night.VisibleArea;
        for (int y = area.Y; y < area.Bottom; y++)
            for (int x = area.X; x < area.Right; x++)
            {
                var (gridX, gridY) = toGrid.Map(x, y);
                int column = (int)Math.Floor((gridX + 0.5) / Side), row = (int)Math.Floor((gridY + 0.5) / Side);
                if (column < 0 || row < 0 || column >= Across || row >= Down) continue;
                double gain = transparency * response[x, y];
                int plane = cfa?.ColourAt(x, y) ?? 0, bin = row * Across + column;
                sums[plane][bin] += (electrons[y * night.SensorWidthPixels + x] + reading) / (gain * gain);
                counts[plane][bin]++;
            }

        for (int plane = 0; plane < sums.Length; plane++)
        {
            double samples = Side * Side * (sums.Length == 1 ? 1 : s_bayerShares[plane]);
            for (int i = 0; i < sums[plane].Length; i++)
            {
                if (counts[plane][i] < Covered * samples) IsUsable[i] = false;
                else information[plane][i] += samples * counts[plane][i] / sums[plane][i];
            }
        }
    }

    /// <summary>Bins with light of stars are no sky, those about saturated samples are not used.</summary>
    private void MarkStars(NightTruth truth, int reference)
    {
        var night = truth.Options;
        float[] all = new NightRenderer(truth).RenderExpectedElectrons(FrameKind.Light, reference);
        float[] sky = new NightRenderer(truth with { Stars = [] }).RenderExpectedElectrons(FrameKind.Light, reference);
        double highest = HighestLevel * (night.WhiteAdu - night.BiasAdu) * night.GainElectronsPerAdu;
        for (int y = 0; y < Down * Side; y++)
            for (int x = 0; x < Across * Side; x++)
            {
                int i = (y + night.MarginPixels) * night.SensorWidthPixels + x + night.MarginPixels;
                if (all[i] - sky[i] > FaintestLight * Math.Sqrt(sky[i])) IsSky[y / Side * Across + x / Side] = false;
                if (all[i] > highest && all[i] - sky[i] > highest / 2) MarkAround(x / Side, y / Side);
            }
    }

    private void MarkAround(int column, int row)
    {
        for (int y = Math.Max(0, row - 1); y <= Math.Min(Down - 1, row + 1); y++)
            for (int x = Math.Max(0, column - 1); x <= Math.Min(Across - 1, column + 1); x++) IsUsable[y * Across + x] = false;
    }

    private static FrameInfo FrameOf(NightRenderer renderer) =>
        new NightRenderer(renderer.Options with { Noise = false }).Render(FrameKind.Bias, 0).Info;
}
