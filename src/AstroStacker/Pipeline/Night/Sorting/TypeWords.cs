using System.Collections.Frozen;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// The words for types of frames in the programs' and the users' languages (English, German, French, Spanish, Italian), lower
/// case without accents; and words that look like one but aren't.
/// </summary>
internal static class TypeWords
{
    /// <summary>Each word and its type.</summary>
    public static readonly FrozenDictionary<string, FrameType> Types = new Dictionary<FrameType, string>
    {
        [FrameType.Light] = """
            light lights lightframe lightframes sub subs subframe subframes science brute brutes lumiere lumieres luz luces luce luci
            licht lichter hellbild hellbilder objektbild objektbilder
            """,
        [FrameType.Dark] = """
            dark darks darkframe darkframes noir noirs noire noires dunkel dunkelbild dunkelbilder dunkelstrom oscuro oscuros oscura
            oscuras buio bui scuro scuri
            """,
        [FrameType.Flat] = """
            flat flats flatframe flatframes flatfield flatfields skyflat skyflats domeflat domeflats panelflat panelflats twilightflat
            twilightflats duskflat dawnflat plu weissbild weissbilder hellfeld flatbild flatbilder plano planos planas piatto piatti
            """,
        [FrameType.Bias] = "bias biases biasframe biasframes biais offset offsets zero zeros zeroes superbias offsetbild",
        [FrameType.DarkFlat] = "darkflat darkflats flatdark flatdarks darkplu dunkelflat dunkelflats darkdeflat darksdeflats",
    }.SelectMany(type => Split(type.Value).Select(word => KeyValuePair.Create(word, type.Key))).ToFrozenDictionary();

    /// <summary>Short names for types that count only as a name's first word, upper case.</summary>
    public static readonly FrozenDictionary<string, FrameType> Initials = new Dictionary<string, FrameType>
    {
        ["FD"] = FrameType.DarkFlat,
        ["DF"] = FrameType.DarkFlat,
    }.ToFrozenDictionary();

    /// <summary>After the word for one, these make another thing of it: a dark nebula is no dark.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> ThingsAfter = new Dictionary<string, string>
    {
        ["dark"] = """
            nebula nebulae nebulas nebel nebulosa cloud clouds shark wolf horse seahorse doodad tower river matter sky skies site
            side moon lane lanes rift knight star stars
            """,
        ["flat"] = "nebula nebulae galaxy galaxies earth rock top",
        ["light"] = "pollution panel box year years bridge echo leak curve source table",
        ["zero"] = "point gravity",
        ["science"] = "fiction museum",
        ["noire"] = "foret",
    }.ToFrozenDictionary(pair => pair.Key, pair => Set(pair.Value));

    /// <summary>Before the word for one, these do the same: northern lights, moon light.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> ThingsBefore = new Dictionary<string, string>
    {
        ["lights"] = "northern southern polar christmas city street",
        ["light"] = "moon first zodiacal star city night day polar",
    }.ToFrozenDictionary(pair => pair.Key, pair => Set(pair.Value));

    /// <summary>Between "dark" and "flat" these keep the two together: "darks de flats", "dark for flats".</summary>
    public static readonly FrozenSet<string> Links = Set("of for de des du di del dei der fur fuer pour per para zu zum");

    /// <summary>Names of folders that hold everything but lights: "DOF" is dark, offset, flat.</summary>
    public static readonly FrozenSet<string> Calibration = Set("""
        dof calibration calibrations calib calibs cali cal calibrationframes kalibrierung kalibration calibrazione calibracion
        etalonnage masters
        """);

    /// <summary>Words beside a type's that say nothing of a target: settings, cameras, shelves.</summary>
    public static readonly FrozenSet<string> Neutral = Set("""
        frame frames image images img imgs file files raw raws rawframes fits fit fts cr nef arw dng tif tiff png set session night
        nuit nacht noche notte day date autorun plan capture captures video live stack stacked field fields master masters library lib
        exp expo expos exposure exposures expt sec secs second seconds ms us min mins iso gain bin binning temp temperature deg degc
        neg minus plus cam camera tele wide filter filtre and et und with new old good best all my the les le la
        ir vis uv cut ircut uvir lp no none nofilter clear visible lum red green blue ha oiii sii asi zwo qhy mc mm pro color colour
        mono rgb osc jan feb mar apr may jun jul aug sep oct nov dec am pm nr num nb seq sequence part pt panel side east west left
        right pier dwarf seestar asiair nina ekos kstars sharpcap siril tele cooled ccd cmos hcg lcg mode readout bit bits usb bw amp
        """);

    private static FrozenSet<string> Set(string words) => Split(words).ToFrozenSet();

    private static string[] Split(string words) => words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
