using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What the header, the file's name and the folders' names say of a frame's type.</summary>
internal static class NameClues
{
    /// <param name="file">Its names.</param>
    /// <param name="info">Its header.</param>
    /// <param name="hasDetail">True where stars or a scene were seen in its samples.</param>
    public static IEnumerable<TypeClue> Of(FoundFile file, FrameInfo info, bool hasDetail)
    {
        var capture = info.Capture;
        var objectWords = NameWords.Of(info.ObjectName ?? "").Select(word => word.Text).ToHashSet();
        if (capture.Type is { } type)
            yield return new TypeClue(
                capture.TypeText is { } text ? $"header '{text.Trim()}'" : $"header {Word(type)}", TypeWeights.Header(type));

        var own = NameReading.Of(file.Stem);
        if (own.Type is { } named)
        {
            double factor = own.StandsAlone ? 1 : TypeWeights.NameAmongOthers;
            bool ofTarget = NameWords.Of(own.Word).All(word => objectWords.Contains(word.Text));
            if (ofTarget || named == capture.Type) factor *= TypeWeights.Repeats;
            else if (IsBelieved(capture.Type, hasDetail)) factor *= TypeWeights.AgainstHeader;
            yield return new TypeClue($"file name '{own.Word}'", factor * TypeWeights.Name(named));
        }

        foreach (var clue in OfFolders(file, own.Type ?? capture.Type, objectWords)) yield return clue;
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

    // "Light" is what programs write where nobody chose; stars belie all other words.
    private static bool IsBelieved(FrameType? header, bool hasDetail) => header is not (null or FrameType.Light) && !hasDetail;

    private static IEnumerable<TypeClue> OfFolders(FoundFile file, FrameType? below, IReadOnlySet<string> objectWords)
    {
        double share = 1;
        foreach (string folder in file.Folders.Reverse())
        {
            var reading = NameReading.Of(folder);
            if (reading.IsCalibration) yield return new TypeClue($"folder '{folder}'", TypeWeights.CalibrationFolder);
            if (reading.Type is not { } type) continue;
            double factor = share * TypeWeights.Folder * (reading.StandsAlone ? 1 : TypeWeights.NameAmongOthers);
            if (NameWords.Of(reading.Word).All(word => objectWords.Contains(word.Text))) factor *= TypeWeights.Repeats;
            yield return new TypeClue($"folder '{folder}'", factor * TypeWeights.Name(type));
            if (type == FrameType.Flat && below == FrameType.Dark)
                yield return new TypeClue($"dark below the folder '{folder}'", TypeWeights.DarkBelowFlats);
            below ??= type;
            share = TypeWeights.FartherFolder;
        }
    }
}
