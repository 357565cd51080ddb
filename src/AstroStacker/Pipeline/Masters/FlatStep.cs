using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>From the flat that a job names to the gain that undoes the sensor's shading.</summary>
/// <param name="light">The frame the masters must fit.</param>
/// <param name="reader">Reads masters.</param>
/// <param name="notes">Plain sentences for the summary are added here.</param>
internal sealed class FlatStep(FrameInfo light, MasterReader reader, List<string> notes)
{
    /// <summary>The flat's pixels that no gain saves, after <see cref="Gain"/>.</summary>
    public DefectMap Defects { get; private set; } = DefectMap.None;

    /// <param name="options">Names the flat.</param>
    /// <param name="dark">The lights' dark, whose level serves where nothing else tells the flat's own bias; or null.</param>
    /// <param name="threads">Rows at a time; no effect on the result.</param>
    public MasterMap Gain(CalibrationOptions options, MasterFrame? dark, int threads)
    {
        var flat = reader.ReadFlat(options.Flat!, OffsetOf(options, dark));
        var counted = light.VisibleArea.Intersect(flat.Map.Area);
        var means = FlatField.ColourMeans(flat.Map.Memory, flat.Map.Area, counted, light.Cfa, threads);
        double level = means.Min();
        if (level <= 0)
        {
            throw new FrameException(
                flat.Info.Path, $"has a level of {level:0.#} ADU above its bias", "Check that the flat and its bias belong together.");
        }

        double scatter = FlatQuality.Scatter(flat.Map, counted, light.Cfa);
        if (scatter > FlatQuality.MostScatter)
        {
            throw new FrameException(
                flat.Info.Path,
                FormattableString.Invariant(
                    $"is too dark a flat, {level:0} ADU above its bias: neighbouring samples differ by {scatter:P1}, ")
                + "which it would print on every light",
                "Expose flats to about half of the range, and take more of them; or leave the flat out.");
        }

        Defects = FlatDefects.Find(flat.Map, counted, light.Cfa, threads);
        if (!Defects.IsEmpty)
            notes.Add($"{Defects.Count} pixels of the flat see less than half, or more than one and a half, of what their neighbours do: "
                + "those take their place.");
        long dead = FlatField.ToGain(flat.Map.Memory, flat.Map.Area, counted, light.Cfa, means, threads);
        if (dead > 0) notes.Add($"{flat.Info.Path}: {dead} samples below 2 % of the mean are left uncorrected.");
        return flat.Map;
    }

    /// <summary>The flat's own bias, from what is named or known. Throws <see cref="FrameException"/> where nothing tells it.</summary>
    /// <param name="options">Names the flat.</param>
    /// <param name="dark">As above.</param>
    public FlatOffset OffsetOf(CalibrationOptions options, MasterFrame? dark)
    {
        var info = MasterReader.InfoOf(options.Flat!);
        if (info.BlackSubtracted || info.IsCalibrated)
        {
            notes.Add($"{info.Path} says that its bias is off already: nothing more is subtracted from it.");
            return FlatOffset.None;
        }

        if (options.DarkFlat is null && SirilFlat.IsTakenAsCalibrated(info))
        {
            notes.Add(SirilFlat.Sentence(info));
            return FlatOffset.None;
        }

        if (options.DarkFlat is not null) return Map(options.DarkFlat, "dark-flat");
        if (options.Bias is not null) return Map(options.Bias, "bias");
        if (info.HasBlackLevel) return FlatOffset.OwnBlack;
        if (dark is not null) return LevelOf(info, dark);
        throw UnknownBias(info);
        FlatOffset Map(MasterSource source, string role) => FlatOffset.Of(reader.Read(source, role, keepBlack: true, info));
    }

    /// <summary>The error for a flat of which nothing tells the level without light.</summary>
    public static FrameException UnknownBias(FrameInfo flat) => new(
        flat.Path, "is a flat whose own bias level is unknown",
        "Give --bias or --dark-flat, or -d (its level is then taken), or flats as camera RAW.");

    private FlatOffset LevelOf(FrameInfo flat, MasterFrame dark)
    {
        var map = dark.Map;
        if (!map.BlackIncluded)
        {
            throw new FrameException(
                flat.Path, "is a flat whose own bias level is unknown, and the master dark holds none",
                "Give --bias or --dark-flat.");
        }

        int colours = light.Cfa?.ColourCount ?? 1;
        var histograms = new LevelHistogram[colours];
        for (int c = 0; c < colours; c++) histograms[c] = new LevelHistogram();
        var part = light.VisibleArea.Intersect(map.Area);
        for (int y = part.Y; y < part.Bottom; y++)
        {
            var row = map.Row(part.X, y, part.Width);
            for (int x = 0; x < part.Width; x++) histograms[light.Cfa?.ColourAt(part.X + x, y) ?? 0].Add(row[x]);
        }

        var levels = Array.ConvertAll(histograms, histogram => (float)histogram.Median());
        notes.Add($"The flat's own bias was not given: the level of the master dark ({string.Join(", ", levels)} ADU) is taken for it.");
        return FlatOffset.Of((x, y) => levels[light.Cfa?.ColourAt(x, y) ?? 0], string.Join(' ', levels));
    }
}
