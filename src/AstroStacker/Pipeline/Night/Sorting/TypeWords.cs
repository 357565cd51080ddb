using System.Collections.Frozen;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// The words for types of frames in the programs' and the users' languages (English, German, French, Spanish, Italian),
/// lower case without accents; and words that look like one but aren't.
/// </summary>
internal static class TypeWords
{
    /// <summary>Each word and its type.</summary>
    public static readonly FrozenDictionary<string, FrameType> Types = new Dictionary<FrameType, string>
    {
        [FrameType.Light] = "light lights lightframe lightframes sub subs subframe subframes science brute brutes lumiere lumieres luz luces "
            + "luce luci licht lichter hellbild hellbilder objektbild objektbilder",
        [FrameType.Dark] = "dark darks darkframe darkframes noir noirs noire noires dunkel dunkelbild dunkelbilder dunkelstrom oscuro oscuros "
            + "oscura oscuras buio bui scuro scuri thermaldark",
        [FrameType.Flat] = "flat flats flatframe flatframes flatfield flatfields skyflat skyflats domeflat domeflats panelflat panelflats "
            + "twilightflat twilightflats duskflat dawnflat plu weissbild weissbilder hellfeld flatbild flatbilder plano planos planas piatto piatti",
        [FrameType.Bias] = "bias biases biasframe biasframes biais offset offsets zero zeros zeroes superbias offsetbild polarizacion",
        [FrameType.DarkFlat] = "darkflat darkflats flatdark flatdarks darkplu dunkelflat dunkelflats darkdeflat darksdeflats",
    }.SelectMany(type => type.Value.Split(' ').Select(word => KeyValuePair.Create(word, type.Key))).ToFrozenDictionary();

    /// <summary>Types by the short names that count only as a name's first word, upper case; APT and DOF users write them.</summary>
    public static readonly FrozenDictionary<string, FrameType> Initials = new Dictionary<string, FrameType>
    {
        ["FD"] = FrameType.DarkFlat,
        ["DF"] = FrameType.DarkFlat,
    }.ToFrozenDictionary();

    /// <summary>After the word for one, these make another thing of it: a dark nebula is no dark, a light panel no light.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> ThingsAfter = new Dictionary<string, string>
    {
        ["dark"] = "nebula nebulae nebulas nebel nebulosa cloud clouds shark wolf horse seahorse doodad tower river matter sky skies site side "
            + "moon lane lanes rift knight star stars",
        ["flat"] = "nebula nebulae galaxy galaxies earth rock top",
        ["light"] = "pollution panel box year years bridge echo leak curve source table",
        ["lights"] = "out of",
        ["zero"] = "point gravity",
        ["science"] = "fiction museum",
        ["noir"] = "desir",
        ["noire"] = "foret",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').ToFrozenSet());

    /// <summary>Before the word for one, these do the same: northern lights, moon light.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> ThingsBefore = new Dictionary<string, string>
    {
        ["lights"] = "northern southern polar christmas city street",
        ["light"] = "moon first zodiacal star city night day polar",
        ["flat"] = "pancake",
        ["sub"] = "total",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').ToFrozenSet());

    /// <summary>Between "dark" and "flat" these keep the two together: "darks de flats", "dark for flats".</summary>
    public static readonly FrozenSet<string> Links = "of for de des du di del dei der fur fuer pour per para zu zum".Split(' ').ToFrozenSet();

    /// <summary>Names of folders that hold everything but lights: "DOF" is dark, offset, flat.</summary>
    public static readonly FrozenSet<string> Calibration =
        "dof calibration calibrations calib calibs cali cal calibrationframes kalibrierung kalibration calibrazione calibracion etalonnage masters"
            .Split(' ').ToFrozenSet();

    /// <summary>Words beside a type's that say nothing of a target.</summary>
    public static readonly FrozenSet<string> Neutral = (
        "frame frames image images img imgs file files raw raws rawframes fits fit fts cr cr2 nef arw dng tif tiff png set session night nuit "
        + "nacht noche notte day date autorun plan capture captures video live stack stacked stack sub subs field fields master masters library "
        + "lib exp expo expos exposure exposures expt sec secs second seconds s ms us min mins iso gain offset bin binning temp temperature deg "
        + "degc c neg minus plus m n p x y z k cam camera tele wide filter filtre and et und y e with for new old good best all my the les le "
        + "la des du de bias flat dark ir vis uv cut ircut uvir lp no none nofilter clear visible lum red green blue ha oiii sii asi zwo qhy "
        + "mc mm pro color colour mono rgb osc jan feb mar apr may jun jul aug sep oct nov dec am pm h f d l r g b o q t v w i u j a id no nr "
        + "num nb seq sequence part pt panel side east west left right pier cooled ccd cmos cds hcg lcg mode readout bit bits x1 x2 autosave "
        + "usb bw amp")
        .Split(' ').ToFrozenSet();
}
