using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>What the frame was taken for, in the words of the program that took it.</summary>
/// <param name="Type">Null where the word is none of those known.</param>
/// <param name="Text">The header's own word.</param>
/// <param name="IsMaster">True where the word says so.</param>
internal readonly record struct FitsFrameType(FrameType? Type, string? Text, bool IsMaster)
{
    // docs/algorithms/headers.md has who writes which.
    private static readonly string[] Keywords =
        ["IMAGETYP", "IMGTYPE", "IMAGETYPE", "FRAMETYP", "FRAMETYPE", "FRAME", "OBSTYPE", "OBS-TYPE", "PICTTYPE", "CALFRAME"];

    /// <summary>The words as they are after <see cref="Bare"/>.</summary>
    private static readonly Dictionary<string, FrameType> Words = new(StringComparer.Ordinal)
    {
        ["LIGHT"] = FrameType.Light,
        ["LIGHTS"] = FrameType.Light,
        ["OBJECT"] = FrameType.Light,
        ["SCIENCE"] = FrameType.Light,
        ["EXPOSE"] = FrameType.Light,
        ["TARGET"] = FrameType.Light,
        ["TRICOLOR"] = FrameType.Light,
        ["TRICOLOUR"] = FrameType.Light,
        ["DARK"] = FrameType.Dark,
        ["DARKS"] = FrameType.Dark,
        ["BIAS"] = FrameType.Bias,
        ["BIASES"] = FrameType.Bias,
        ["ZERO"] = FrameType.Bias,
        ["OFFSET"] = FrameType.Bias,
        ["OFFSETS"] = FrameType.Bias,
        ["FLAT"] = FrameType.Flat,
        ["FLATS"] = FrameType.Flat,
        ["SKYFLAT"] = FrameType.Flat,
        ["DOMEFLAT"] = FrameType.Flat,
        ["TWILIGHTFLAT"] = FrameType.Flat,
        ["TWIFLAT"] = FrameType.Flat,
        ["DUSKFLAT"] = FrameType.Flat,
        ["DAWNFLAT"] = FrameType.Flat,
        ["PANELFLAT"] = FrameType.Flat,
        ["FLATSKY"] = FrameType.Flat,
        ["FLATDOME"] = FrameType.Flat,
        ["FLATTWILIGHT"] = FrameType.Flat,
        ["FLATPANEL"] = FrameType.Flat,
        ["DARKFLAT"] = FrameType.DarkFlat,
        ["DARKFLATS"] = FrameType.DarkFlat,
        ["DARKSFLAT"] = FrameType.DarkFlat,
        ["FLATDARK"] = FrameType.DarkFlat,
        ["FLATDARKS"] = FrameType.DarkFlat,
        ["FLATSDARK"] = FrameType.DarkFlat,
        ["DARKFORFLAT"] = FrameType.DarkFlat,
        ["DARKFORFLATS"] = FrameType.DarkFlat,
    };

    // CCDSoft's picture type (CCDSFPT): the same as its IMAGETYP in words.
    private static readonly Dictionary<double, FrameType> CcdSoftTypes = new()
    {
        [1] = FrameType.Light,
        [2] = FrameType.Bias,
        [3] = FrameType.Dark,
        [4] = FrameType.Flat,
    };

    private static readonly string[] MasterWords = ["MASTER", "SUPER", "STACKED"];
    private static readonly string[] EmptyWords = ["FRAMES", "FRAME", "FIELD", "IMAGE", "EXPOSURE"];

    public static FitsFrameType Of(FitsHeader header)
    {
        foreach (string keyword in Keywords)
            if (header.Text(keyword) is { } text && Of(text) is { Type: not null } found)
                return found;
        if (header.Number("CCDSFPT") is { } number && CcdSoftTypes.TryGetValue(number, out var type))
            return new FitsFrameType(type, header.Text("IMAGETYP"), false);
        // FRAME names a frame of coordinates as well: a word of it that is not known says nothing.
        return new FitsFrameType(null, header.Text("IMAGETYP", "IMGTYPE", "FRAMETYP"), false);
    }

    public static FitsFrameType Of(string text)
    {
        string word = Bare(text, out bool isMaster);
        return new FitsFrameType(Words.TryGetValue(word, out var type) ? type : null, text, isMaster);
    }

    /// <summary>Letters alone, in capitals, without the words that say nothing of the type: "Dark Flat Frame" is DARKFLAT.</summary>
    private static string Bare(string text, out bool isMaster)
    {
        string word = string.Concat(text.ToUpperInvariant().Where(char.IsLetter));
        isMaster = false;
        foreach (string master in MasterWords)
        {
            string without = word.Replace(master, "", StringComparison.Ordinal);
            isMaster |= without.Length < word.Length;
            word = without;
        }

        foreach (string empty in EmptyWords)
            if (word.Length > empty.Length) word = word.Replace(empty, "", StringComparison.Ordinal);
        return word;
    }
}
