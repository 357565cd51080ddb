using System.Text.RegularExpressions;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What a name of a file or folder says of a frame's type.</summary>
/// <param name="Type">Null where it says none, or more than one.</param>
/// <param name="Word">The part of the name that said it, as written.</param>
/// <param name="StandsAlone">True where the name holds no words but those for types, settings and numbers.</param>
/// <param name="IsCalibration">True where it says only that it is no light.</param>
internal sealed partial record NameReading(FrameType? Type, string Word, bool StandsAlone, bool IsCalibration)
{
    private static readonly NameReading Silent = new(null, "", false, false);

    public static NameReading Of(string name)
    {
        var words = NameWords.Of(name);
        if (words.Length == 0) return Silent;
        if (AptName().Match(name).Groups[1] is { Success: true } apt) return new(TypeWords.AptLetters[apt.Value], apt.Value, true, false);
        if (TypeWords.Initials.TryGetValue(words[0].Raw, out var initials) && words.Skip(1).All(IsPlain))
            return new(initials, words[0].Raw, true, false);
        bool alone = words.All(IsPlain);
        if (DarkOfFlat(words, name) is { } pair) return new(FrameType.DarkFlat, pair, alone, false);

        FrameType? type = null;
        var said = "";
        for (int i = 0; i < words.Length; i++)
        {
            if (!TypeWords.Types.TryGetValue(words[i].Text, out var own) || IsOtherThing(words, i)) continue;
            if (type is { } first && first != own) return Silent;
            if (type is null) said = words[i].Raw;
            type = own;
        }

        int exposure = Array.FindIndex(words, word => TypeWords.Exposures.Contains(word.Text));
        if (type is null && exposure >= 0 && !IsOtherThing(words, exposure))
            return new NameReading(FrameType.Light, words[exposure].Raw, alone, false);
        bool calibration = type is null && words.Any(word => TypeWords.Calibration.Contains(word.Text));
        return new NameReading(type, said, alone, calibration);
    }

    // Of a type, a setting or a number: nothing that would name a target.
    private static bool IsPlain(NameWord word) => word.IsNumber || word.Text.Length == 1
        || TypeWords.Types.ContainsKey(word.Text) || TypeWords.Exposures.Contains(word.Text) || TypeWords.Neutral.Contains(word.Text)
        || TypeWords.Links.Contains(word.Text);

    /// <summary>
    /// "dark flat", "flat-darks", "darks de flats" as written; null where there is none. Two plurals side by side
    /// ("darks flats") are a folder of both.
    /// </summary>
    private static string? DarkOfFlat(NameWord[] words, string name)
    {
        for (int i = 0; i + 1 < words.Length; i++)
        {
            int j = i + 1;
            while (j + 1 < words.Length && TypeWords.Links.Contains(words[j].Text)) j++;
            if (IsOtherThing(words, j)) continue;
            bool linked = j > i + 1;
            var (first, second) = (TypeOf(words[i]), TypeOf(words[j]));
            bool bothPlural = !TypeWords.Singular.Contains(words[i].Text) && !TypeWords.Singular.Contains(words[j].Text);
            bool fits = linked
                ? (first, second) is (FrameType.Dark or FrameType.Bias, FrameType.Flat)
                : !bothPlural && (first, second) is (FrameType.Dark, FrameType.Flat) or (FrameType.Flat, FrameType.Dark);
            bool others = words.Where((_, k) => k < i || k > j).Any(word => TypeOf(word) is FrameType.Bias);
            if (fits && !others) return name[words[i].Start..words[j].End];
        }

        return null;
    }

    // AstroPhotography Tool's pattern: D_0012_ISO800_120s__20C.
    [GeneratedRegex(@"^([LDFB])_\d+_ISO\d")]
    private static partial Regex AptName();

    private static FrameType? TypeOf(NameWord word) => TypeWords.Types.TryGetValue(word.Text, out var type) ? type : null;

    private static bool IsOtherThing(NameWord[] words, int at)
    {
        string word = words[at].Text;
        string next = at + 1 < words.Length ? words[at + 1].Text : "", last = at > 0 ? words[at - 1].Text : "";
        if (TypeWords.ThingsAfter.TryGetValue(word, out var after) && after.Contains(next)) return true;
        if (TypeWords.ThingsBefore.TryGetValue(word, out var before) && before.Contains(last)) return true;
        return word.StartsWith("offset", StringComparison.Ordinal) && IsCameraSetting(words, at);
    }

    // "offset" is French for bias and every camera's black level: a number after it, or a gain beside it, tells which.
    private static bool IsCameraSetting(NameWord[] words, int at)
    {
        if (at == 0 && !words.Any(word => word.Text is "gain")) return false;
        return at + 1 < words.Length && words[at + 1].IsNumber || words.Any(word => word.Text is "gain");
    }
}
