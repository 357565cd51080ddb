using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What the header, the file's name and the folders' names say of a frame's type.</summary>
internal static class NameClues
{
    public static IEnumerable<TypeClue> Of(FoundFile file, FrameInfo info)
    {
        var capture = info.Capture;
        if (capture.Type is { } type)
            yield return new TypeClue(
                capture.TypeText is { } text ? $"header '{text.Trim()}'" : $"header {Word(type)}", TypeWeights.Header(type));

        var own = NameReading.Of(file.Stem);
        if (own.Type is { } named)
        {
            double factor = own.StandsAlone ? 1 : TypeWeights.NameAmongOthers;
            if (named == capture.Type) factor *= TypeWeights.RepeatsHeader;
            yield return new TypeClue($"file name '{own.Word}'", factor * TypeWeights.Name(named));
        }

        foreach (var clue in OfFolders(file, own.Type ?? capture.Type)) yield return clue;
    }

    /// <summary>The type's name as a sentence has it.</summary>
    public static string Word(FrameType type) => type switch
    {
        FrameType.Light => "light",
        FrameType.Dark => "dark",
        FrameType.Flat => "flat",
        FrameType.Bias => "bias",
        _ => "dark-flat",
    };

    private static IEnumerable<TypeClue> OfFolders(FoundFile file, FrameType? below)
    {
        double share = 1;
        foreach (string folder in file.Folders.Reverse())
        {
            var reading = NameReading.Of(folder);
            if (reading.IsCalibration) yield return new TypeClue($"folder '{folder}'", TypeWeights.CalibrationFolder);
            if (reading.Type is not { } type) continue;
            double factor = share * (reading.StandsAlone ? 1 : TypeWeights.NameAmongOthers);
            yield return new TypeClue($"folder '{folder}'", factor * TypeWeights.Name(type));
            if (type == FrameType.Flat && below == FrameType.Dark)
                yield return new TypeClue($"dark below the folder '{folder}'", TypeWeights.DarkBelowFlats);
            below ??= type;
            share = TypeWeights.FartherFolder;
        }
    }
}
