namespace AstroStacker.Simulation;

/// <summary>The stars as one light sees them.</summary>
internal sealed class StarField
{
    /// <summary>A star is drawn out to where it gives so many electrons a pixel: far below any noise.</summary>
    private const double FaintestDrawnElectrons = 0.02;

    private const int BandRows = 32;

    private readonly MoffatStamp _stamp;
    private readonly List<Drawn>[] _bands;

    private readonly record struct Drawn(SceneStar Star, double X, double Y, double Radius, double Electrons);

    public StarField(NightOptions options, IReadOnlyList<SceneStar> stars, LightTruth light)
    {
        _stamp = new MoffatStamp(light.FwhmPixels, options.MoffatBeta, light.Elongation, light.ElongationRadians);
        int width = options.SensorWidthPixels, height = options.SensorHeightPixels;
        _bands = [.. Enumerable.Range(0, (height + BandRows - 1) / BandRows).Select(_ => new List<Drawn>())];
        foreach (var star in stars)
        {
            var (x, y) = light.SceneToFrame.Map(star.X, star.Y);
            double electrons = star.Electrons * light.Transparency;
            double radius = _stamp.RadiusPixels(electrons, FaintestDrawnElectrons);
            if (x < -radius || y < -radius || x > width - 1 + radius || y > height - 1 + radius) continue;
            int first = Math.Max(0, (int)(y - radius)) / BandRows;
            int last = Math.Min(height - 1, (int)(y + radius)) / BandRows;
            for (int band = first; band <= last; band++) _bands[band].Add(new Drawn(star, x, y, radius, electrons));
        }
    }

    /// <summary>Adds the stars' electrons to full-sensor row <paramref name="y"/>, star after star in the scene's order.</summary>
    public void AddRow(int y, RowFilters filters, Span<double> electrons)
    {
        foreach (var drawn in _bands[y / BandRows])
        {
            double dy = y - drawn.Y;
            if (Math.Abs(dy) > drawn.Radius) continue;
            double half = Math.Sqrt(drawn.Radius * drawn.Radius - dy * dy);
            int first = Math.Max(0, (int)Math.Ceiling(drawn.X - half));
            int last = Math.Min(electrons.Length - 1, (int)Math.Floor(drawn.X + half));
            for (int x = first; x <= last; x++)
                electrons[x] += drawn.Electrons * drawn.Star.Colour(filters.At(x)) * _stamp.PixelShare(x - drawn.X, dy);
        }
    }
}
