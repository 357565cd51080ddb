using System.Collections.Frozen;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// The words for types of frames in the programs' and the users' languages (English, German, French, Spanish, Italian, Portuguese,
/// Dutch, Polish, Russian), lower case without accents; and words that look like one but aren't.
/// </summary>
internal static class TypeWords
{
    /// <summary>Each word and its type.</summary>
    public static readonly FrozenDictionary<string, FrameType> Types = new Dictionary<FrameType, string>
    {
        [FrameType.Light] = """
            light lights lightframe lightframes
            licht lichter lichtbild lichtbilder hellbild hellbilder objektbild objektbilder lumiere lumieres luz luces luce luci luzes
            lichtopname lichtopnamen lichtopnames lichtbeeld lichtbeelden swiatlo swiatla lighty lajty лайт лайты свет светлые световые
            """,
        [FrameType.Dark] = """
            dark darks darkframe darkframes noir noirs noire noires dunkel dunkelbild dunkelbilder dunkelstrom dunkelaufnahme
            dunkelaufnahmen darkbild darkbilder darkaufnahmen oscuro oscuros oscura oscuras buio bui scuro scuri escuro escuros escura
            escuras donker donkere donkers donkeropname donkeropnamen donkerbeeld donkerbeelden ciemny ciemne ciemna darki
            darkow дарк дарки дарков темный темные темновой темновая темновые
            """,
        [FrameType.Flat] = """
            flat flats flatframe flatframes flatfield flatfields skyflat skyflats domeflat domeflats panelflat panelflats twilightflat
            twilightflats duskflat dawnflat plu weissbild weissbilder weissfeld hellfeld flatbild flatbilder flatfeld flatfelder
            flataufnahmen uniforme uniformes plano planos plana planas piatto piatti vlakveld vlakvelden flaty flatow plaski plaskie
            флэт флэты флэтов флет флеты флетов плоский плоские плоское
            """,
        [FrameType.Bias] = """
            bias biases biasframe biasframes biais offset offsets zero zeros zeroes superbias offsetbild biasbild biasbilder biasy offsety
            биас биасы байас байасы оффсет оффсеты
            """,
        [FrameType.DarkFlat] = """
            darkflat darkflats flatdark flatdarks darkplu dunkelflat dunkelflats darkdeflat darksdeflats flatdarki darkflaty
            """,
    }.SelectMany(type => Split(type.Value).Select(word => KeyValuePair.Create(word, type.Key))).ToFrozenDictionary();

    /// <summary>
    /// Words for any exposure, which mean lights only where no word for a type stands beside them: "Aufnahmen", but "dark subs".
    /// </summary>
    public static readonly FrozenSet<string> Exposures = Set("""
        sub subs subframe subframes subexposure subexposures science brute brutes brut bruts rohbild rohbilder einzelbild einzelbilder
        aufnahme aufnahmen objektaufnahme objektaufnahmen opname opnamen opnames pose poses unitaires surowe объект объекты
        """);

    /// <summary>In the singular beside a word for a flat, "dark flats" are dark-flats; "darks flats" are both.</summary>
    public static readonly FrozenSet<string> Singular = Set("""
        dark darkframe noir dunkel dunkelbild oscuro oscura buio scuro escuro escura donker ciemny дарк темновой
        flat flatframe flatfield plu weissbild plano piatto vlakveld флэт флет
        """);

    /// <summary>Short names for types that count only as a name's first word, upper case.</summary>
    public static readonly FrozenDictionary<string, FrameType> Initials = new Dictionary<string, FrameType>
    {
        ["FD"] = FrameType.DarkFlat,
        ["DF"] = FrameType.DarkFlat,
    }.ToFrozenDictionary();

    /// <summary>The letters that AstroPhotography Tool begins its names with.</summary>
    public static readonly FrozenDictionary<string, FrameType> AptLetters = new Dictionary<string, FrameType>
    {
        ["L"] = FrameType.Light,
        ["D"] = FrameType.Dark,
        ["F"] = FrameType.Flat,
        ["B"] = FrameType.Bias,
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
        ["lumiere"] = "zodiacale cendree uniforme uniformes",
        ["luz"] = "zodiacal",
        ["luce"] = "zodiacale cinerea",
        ["licht"] = "jahr jahre verschmutzung",
        ["zero"] = "point gravity",
        ["science"] = "fiction museum",
        ["dunkel"] = "nebel wolke wolken",
        ["donkere"] = "nevel nevels",
        ["ciemna"] = "mglawica",
        ["ciemne"] = "mglawice",
        ["темные"] = "туманности",
    }.ToFrozenDictionary(pair => pair.Key, pair => Set(pair.Value));

    /// <summary>Before the word for one, these do the same: northern lights, moon light.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> ThingsBefore = new Dictionary<string, string>
    {
        ["lights"] = "northern southern polar christmas city street",
        ["light"] = "moon first zodiacal star city night day polar",
        ["oscura"] = "nebulosa materia",
        ["oscuras"] = "nebulosas",
        ["escura"] = "nebulosa materia",
        ["escuras"] = "nebulosas",
        ["noire"] = "foret nebuleuse",
        ["noir"] = "trou",
    }.ToFrozenDictionary(pair => pair.Key, pair => Set(pair.Value));

    /// <summary>Between "dark" and "flat" these keep the two together: "darks de flats", "dark for flats".</summary>
    public static readonly FrozenSet<string> Links =
        Set("of for de des du di del dei der fur fuer pour per para zu zum do dos da das van voor dla для");

    /// <summary>Names of folders that hold everything but lights: "DOF" is dark, offset, flat.</summary>
    public static readonly FrozenSet<string> Calibration = Set("""
        dof calibration calibrations calib calibs cali cal calibrationframes kalibrierung kalibration calibrazione calibracion
        kalibrierbilder kalibratie kalibracja kalibracyjne calibracao etalonnage calage калибровка калибровочные masters
        """);

    /// <summary>Words beside a type's that say nothing of a target: settings, cameras, shelves.</summary>
    public static readonly FrozenSet<string> Neutral = Set("""
        frame frames image images img imgs file files raw raws rawframes fits fit fts cr nef arw dng tif tiff png set session night
        bild bilder foto fotos cliche cliches vue vues prise prises toma tomas imagen imagenes cuadro cuadros immagine immagini scatto
        scatti imagem imagens quadro quadros plage plages beeld beelden klatka klatki zdjecie
        zdjecia кадр кадры снимок снимки кадров сессия ночь sesja sessie sitzung sessione sesion sesja seance
        nuit nacht noche notte noite noc day date autorun plan capture captures video live stack stacked field fields master masters
        library lib cfa bayer
        exp expo expos exposure exposures expt sec secs second seconds ms us min mins iso tv av gain bin binning temp temperature deg degc
        neg minus plus cam camera tele wide filter filtre and et und with new old good best all my the les le la
        ir vis uv cut ircut uvir lp no none nofilter clear visible lum red green blue ha oiii sii asi zwo qhy mc mm pro color colour
        mono rgb osc jan feb mar apr may jun jul aug sep oct nov dec am pm nr num nb seq sequence part pt panel side east west left
        right pier dwarf seestar asiair nina ekos kstars sharpcap siril tele cooled ccd cmos hcg lcg mode readout bit bits usb bw amp
        """);

    private static FrozenSet<string> Set(string words) => Split(words).ToFrozenSet();

    private static string[] Split(string words) => NameWords.Plain(words).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
