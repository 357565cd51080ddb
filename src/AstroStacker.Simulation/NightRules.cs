namespace AstroStacker.Simulation;

/// <summary>What a night must keep to.</summary>
public static class NightRules
{
    /// <summary>The first thing wrong with a night and what to do, or null.</summary>
    public static string? Problem(NightOptions options)
    {
        if (options.WidthPixels < 16 || options.HeightPixels < 16) return "A frame must be at least 16 x 16 pixels.";
        if ((long)options.SensorWidthPixels * options.SensorHeightPixels > 500_000_000) return "A frame must be below 500 megapixels.";
        if (options.MarginPixels < 0) return "--margins can't be negative.";
        if (options.LightCount < 0 || options.DarkCount < 0 || options.FlatCount < 0 || options.BiasCount < 0 || options.DarkFlatCount < 0)
            return "Numbers of frames can't be negative.";
        if (options.Orientation is < 1 or > 8) return "--orientation goes from 1 to 8.";
        if (options.FwhmPixels is < 0.5 or > 50) return "--fwhm goes from 0.5 to 50 pixels.";
        if (options.FaintestElectrons <= 0 || options.BrightestElectrons < options.FaintestElectrons)
            return "--faintest-electrons must be above 0 and at most --brightest-electrons.";
        if (options.WhiteAdu is < 1 or > 65535) return "--white-adu goes from 1 to 65535.";
        if (options.MarginPixels > 0 && options.Format != NightFormat.Dng)
            return "Only DNGs can say where their margins are. Leave out --margins.";
        return null;
    }
}
