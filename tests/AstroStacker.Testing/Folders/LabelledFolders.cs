using static AstroStacker.Testing.Folders.HeaderDialects;
using static AstroStacker.Testing.Folders.LabelledFolder;

namespace AstroStacker.Testing.Folders;

/// <summary>Folders as capturing programs and their users leave them, over 600 files in all.</summary>
public static class LabelledFolders
{
    /// <summary>Each habit by name; it fills a folder.</summary>
    public static IReadOnlyDictionary<string, Action<LabelledFolder>> All { get; } =
        new Dictionary<string, Action<LabelledFolder>>
        {
            ["nina"] = NinaTree,
            ["nina-traps"] = NinaTraps,
            ["sharpcap"] = SharpCapFolders,
            ["asiair"] = AsiairTree,
            ["seestar"] = SeestarTree,
            ["dwarf"] = DwarfTree,
            ["maxim"] = MaxImFlat,
            ["ccdsoft"] = CcdSoftFlat,
            ["siril"] = SirilFolders,
            ["ekos"] = EkosTree,
            ["sgp"] = SgpFolders,
            ["apt"] = AptPrefixes,
            ["voyager"] = VoyagerNames,
            ["two-cameras"] = TwoCameras,
            ["french"] = files => Languages(files, "Brutes", "Noirs", "PLU", "Offset"),
            ["german"] = files => Languages(files, "Lights M31", "Dunkelbilder", "Flats", "Bias"),
            ["polish"] = files => Languages(files, "Klatki światła", "Darki", "Flaty", "Biasy"),
            ["russian"] = files => Languages(files, "Лайты", "Дарки", "Флэты", "Байасы"),
            ["dutch"] = files => Languages(files, "Lichtopnamen", "Donkeropnamen", "Vlakvelden", "Bias"),
            ["dslr"] = CameraFolders.Sorted,
            ["dslr-unsorted"] = CameraFolders.Unsorted,
            ["dslr-jpeg-folder"] = CameraFolders.JpegFolder,
            ["dslr-two-bodies"] = CameraFolders.TwoBodies,
            ["backyard-eos"] = CameraFolders.BackyardEos,
            ["dslr-beside-mono"] = CameraFolders.BesideMono,
            ["siril-process"] = ProcessedFolders.SirilScript,
            ["pixinsight"] = ProcessedFolders.PixInsight,
            ["results"] = ProcessedFolders.Results,
            ["masters-among-frames"] = ProcessedFolders.MastersAmongFrames,
            ["damaged"] = ProcessedFolders.Damaged,
            ["seestar-mosaic"] = SmartFolders.SeestarMosaic,
            ["dwarf-masters"] = SmartFolders.DwarfMasters,
            ["spanish"] = files => Languages(files, "Luces", "Darks", "Planos", "Bias"),
        };

    private static void NinaTree(LabelledFolder files)
    {
        foreach (string filter in (string[])["L", "Ha"])
        {
            files.Add(5, Light("M 31") with { Filter = filter },
                $"2025-10-10/LIGHT/2025-10-10_21-30-45_{filter}_-10.00_120.00s_{{n}}.fits", Nina);
            files.Add(4, Flat() with { Filter = filter },
                $"2025-10-10/FLAT/2025-10-10_19-02-11_{filter}_-10.00_1.50s_{{n}}.fits", Nina);
        }

        files.Add(4, Dark(), "2025-10-10/DARK/2025-10-11_05-30-45__-10.00_120.00s_{n}.fits", Nina);
        files.Add(4, DarkFlat(), "2025-10-10/DARKFLAT/2025-10-11_06-30-45__-10.00_1.50s_{n}.fits", Nina);
        files.Add(4, Bias(), "2025-10-10/BIAS/2025-10-11_06-40-45__-10.00_0.00s_{n}.fits", Nina);
        files.AddOther("2025-10-10/notes.txt", "Clouds at midnight.");
    }

    private static void NinaTraps(LabelledFolder files)
    {
        files.Add(4, Light("Darkness Nebula"), "Darkness Nebula/LIGHT/Darkness Nebula_{n}.fits", Nina);
        files.Add(4, Light("Flatiron"), "Flatiron/LIGHT/Flatiron_{n}.fits", Nina);
        files.Add(4, Light("Bias test"), "Bias test/Bias test_{n}.fits", Nina);
        files.Add(4, Light("M31 flats tonight"), "tonight/M31 flats tonight_{n}.fits", Nina);
        files.Add(4, Dark(), "library/120s_{n}.fits", Nina);
        files.Add(4, Flat(), "panel/lights out_{n}.fits", Nina);
    }

    private static void SharpCapFolders(LabelledFolder files)
    {
        const string camera = "ZWO ASI294MC Pro";
        files.Add(6, Light("M42", 30) with { Camera = camera, Cfa = "RGGB" },
            "2025-10-10/M42/21_30_45/M42_{n}.fits", SharpCap);
        files.Add(5, Dark(30) with { Camera = camera, Cfa = "RGGB" },
            "2025-10-10/darks/23_30_45/dark_{n}.fits", SharpCap);
        files.Add(5, Flat(0.2) with { Camera = camera, Cfa = "RGGB" },
            "2025-10-10/flats/06_30_45/flat_{n}.fits", SharpCap);
        files.Add(4, Bias() with { Camera = camera, Cfa = "RGGB" }, "2025-10-10/bias/06_50_45/bias_{n}.fits", SharpCap);
        files.AddOther("2025-10-10/M42/21_30_45/M42_0001.CameraSettings.txt", "[ZWO ASI294MC Pro]\nGain=100\n");
        var stack = Light("M42", 300) with { Camera = camera, Cfa = "RGGB" };
        files.AddOther("2025-10-10/M42/Stack_16bits_10frames_300s.fits", stack, [.. SharpCap(stack), ("STACKCNT", 10)]);
    }

    private static void AsiairTree(LabelledFolder files)
    {
        static Shot Colour(Shot shot) => shot with { Camera = "ZWO ASI2600MC Pro", Cfa = "RGGB" };
        IEnumerable<(string Key, object Value)> Air(Shot shot) => Zwo(shot, "ZWO ASIAIR Plus");
        files.Add(6, Colour(Light("M 31", 300)),
            "Autorun/Light/M 31/Light_M 31_300.0s_Bin1_2600MC_gain100_20251010-213045_-10.0C_{n}.fit", Air);
        files.Add(4, Colour(Dark(300)),
            "Autorun/Dark/Dark_300.0s_Bin1_2600MC_gain100_20251011-053045_-10.0C_{n}.fit", Air);
        files.Add(4, Colour(Flat(0.57)),
            "Autorun/Flat/Flat_570.0ms_Bin1_2600MC_gain100_20251011-063045_-10.0C_{n}.fit", Air);
        files.Add(4, Colour(Bias()), "Autorun/Bias/Bias_1.0ms_Bin1_2600MC_gain100_20251011-064045_-10.0C_{n}.fit", Air);
        files.AddOther("Autorun/Light/M 31/Light_M 31_300.0s_Bin1_2600MC_gain100_20251010-213045_-10.0C_0001_thn.jpg",
            "thumbnail");
    }

    private static void SeestarTree(LabelledFolder files)
    {
        IEnumerable<(string Key, object Value)> Seestar(Shot shot) => Zwo(shot, "ZWO Seestar S50");
        var sub = Light("M 31", 10) with { Camera = "Seestar S50", Cfa = "GRBG", Gain = 80, Filter = "IRCUT" };
        files.Add(10, sub, "M 31_sub/Light_M 31_10.0s_IRCUT_20251010-2130{n}.fit", Seestar);
        files.Add(5, sub with { Seconds = 20 }, "M 31_sub/Light_M 31_20.0s_IRCUT_20251010-2230{n}.fit", Seestar);
        files.AddOther("M 31_sub/Light_M 31_10.0s_IRCUT_20251010-21300001.jpg", "picture");
        files.AddOther("M 31_sub/Light_M 31_10.0s_IRCUT_20251010-21300001_thn.jpg", "thumbnail");
        files.AddOther("M 31/Stacked_10_M 31_10.0s_IRCUT_20251010-213524.fit", sub, [.. Seestar(sub), ("STACKCNT", 10)]);
        files.AddOther("M 31/Stacked_10_M 31_10.0s_IRCUT_20251010-213524_thn.jpg", "thumbnail");
    }

    private static void DwarfTree(LabelledFolder files)
    {
        var sub = Light("M 42", 15) with { Camera = "TELE", Cfa = "RGGB", Gain = 60, Filter = "Astro" };
        const string folder = "DWARF_RAW_TELE_M 42_EXP_15_GAIN_60_2025-10-10-22-35-15-123/";
        files.Add(12, sub, folder + "M 42_15s60_Astro_20251010-2235{n}_16C.fits", Dwarf);
        files.AddOther(folder + "failed_M 42_15s60_Astro_20251010-225550123_16C.fits", sub, Dwarf(sub));
        files.AddOther(folder + "stacked-16_M 42_15s60_Astro_20251010-225624880.fits", sub, Dwarf(sub));
        files.AddOther(folder + "shotsInfo.json", "{ \"exp\": \"15\", \"gain\": 60, \"shotsTaken\": 13 }");
        files.AddOther(folder + "stacked_thumbnail.jpg", "thumbnail");
    }

    private static void MaxImFlat(LabelledFolder files)
    {
        IEnumerable<(string Key, object Value)> MaxImCards(Shot shot) => MaxIm(shot, "MaxIm DL Version 6.20");
        const string camera = "SBIG STF-8300 CCD Camera";
        files.Add(6, Light("NGC 891", 600) with { Camera = camera, Filter = "Luminance" },
            "NGC891-{n}L.fit", MaxImCards);
        files.Add(4, Dark(600) with { Camera = camera }, "Dark600-{n}.fit", MaxImCards);
        files.Add(4, Flat(4) with { Camera = camera, Filter = "Luminance" }, "AutoFlat-{n}L.fit", MaxImCards);
        files.Add(4, Bias() with { Camera = camera, Seconds = 0 }, "Bias-{n}.fit", MaxImCards);
    }

    private static void CcdSoftFlat(LabelledFolder files)
    {
        const string camera = "SBIG ST-8 Dual CCD Camera";
        files.Add(5, Light("M27", 300) with { Camera = camera, Filter = "R" }, "M27-300s-R.{n}.FIT", CcdSoft);
        files.Add(4, Dark(300) with { Camera = camera }, "darks-expos300s-Neg20.{n}.DARK.FIT", CcdSoft);
        files.Add(4, Flat(23) with { Camera = camera, Filter = "R" }, "flat-expos23s-R.{n}.FIT", CcdSoft);
        files.Add(4, Bias() with { Camera = camera, Seconds = 0 }, "biases-Neg20.{n}.BIAS.FIT", CcdSoft);
    }

    private static void SirilFolders(LabelledFolder files)
    {
        static Shot Canon(Shot shot) => shot with { Camera = "Canon EOS 6D", Cfa = "RGGB", Gain = 800 };
        files.Add(5, Canon(Light(null)), "lights/light_{n}.fit", Siril);
        files.Add(5, Canon(Dark()), "darks/dark_{n}.fit", Siril);
        files.Add(5, Canon(Flat(0.01)), "flats/flat_{n}.fit", Siril);
        files.Add(5, Canon(Bias()), "biases/bias_{n}.fit", Siril);
        files.AddOther("result_600s.fit", Canon(Light(null, 600)), [.. Siril(Canon(Light(null, 600))), ("STACKCNT", 5)]);
    }

    private static void EkosTree(LabelledFolder files)
    {
        foreach (string filter in (string[])["Luminance", "OIII"])
        {
            files.Add(4, Light("NGC 7000") with { Filter = filter },
                $"NGC_7000/Light/{filter}/NGC_7000_Light_{filter}_120_secs_{{n}}.fits", Ekos);
            files.Add(4, Flat() with { Filter = filter },
                $"NGC_7000/Flat/{filter}/NGC_7000_Flat_{filter}_1_secs_{{n}}.fits", Ekos);
        }

        files.Add(4, Dark(), "NGC_7000/Dark/NGC_7000_Dark_120_secs_{n}.fits", Ekos);
        files.Add(4, Bias(), "NGC_7000/Bias/NGC_7000_Bias_{n}.fits", Ekos);
    }

    private static void SgpFolders(LabelledFolder files)
    {
        IEnumerable<(string Key, object Value)> Sgp(Shot shot) => Sequence(shot, "Sequence Generator Pro v4.2.0.1062");
        files.Add(5, Light("M33") with { Filter = "R" }, "M33/2025-10-10/M33_120sec_1x1_R_frame{n}.fit", Sgp);
        files.Add(5, Light("M33") with { Filter = "R", Time = new(2025, 10, 11, 21, 0, 0, DateTimeKind.Utc) },
            "M33/2025-10-11/M33_120sec_1x1_R_frame{n}.fit", Sgp);
        files.Add(4, Flat() with { Filter = "R" }, "M33/2025-10-10/flats/M33_Flat_1.5sec_1x1_R_frame{n}.fit", Sgp);
        files.Add(4, Dark(), "calibration/120sec_1x1_frame{n}.fit", Sgp);
    }

    private static void AptPrefixes(LabelledFolder files)
    {
        IEnumerable<(string Key, object Value)> Apt(Shot shot) => MaxIm(shot, "Astro Photography Tool - APT v.4.40");
        files.Add(5, Light("IC1396"), "L_{n}_2025-10-10_Bin1x1_120s__-20C.fit", Apt);
        files.Add(4, Dark(), "D_{n}_2025-10-10_Bin1x1_120s__-20C.fit", Apt);
        files.Add(4, Flat(), "F_{n}_2025-10-10_Bin1x1_1.5s__-20C.fit", Apt);
        files.Add(4, DarkFlat(), "DF_{n}_2025-10-10_Bin1x1_1.5s__-20C.fit", Apt);
        files.Add(4, Bias(), "B_{n}_2025-10-10_Bin1x1_0s__-20C.fit", Apt);
    }

    private static void VoyagerNames(LabelledFolder files)
    {
        IEnumerable<(string Key, object Value)> Voyager(Shot shot) => Sequence(shot, "Voyager 2.3.14");
        files.Add(5, Light("M31") with { Filter = "Ha" },
            "M31_LIGHT_Ha_120s_BIN1_-15C_{n}_GA_100_OF_50_E.FIT", Voyager);
        files.Add(4, Dark(), "DARK_120s_BIN1_-15C_{n}_GA_100_OF_50.FIT", Voyager);
        files.Add(4, Flat() with { Filter = "Ha" }, "FLAT_Ha_1.5s_BIN1_-15C_{n}_GA_100_OF_50.FIT", Voyager);
    }

    /// <summary>Two cameras, two gains and two sizes of one camera side by side: nothing may cross.</summary>
    private static void TwoCameras(LabelledFolder files)
    {
        Func<Shot, Shot>[] setups =
        [
            shot => shot,
            shot => shot with { Gain = 200 },
            shot => shot with { Camera = "ZWO ASI1600MM Pro" },
            shot => shot with { Width = 160, Height = 120 },
        ];
        for (int i = 0; i < setups.Length; i++)
        {
            files.Add(3, setups[i](Light($"NGC {i + 1}00")), $"{i}/LIGHT/light_{{n}}.fits", Nina);
            files.Add(3, setups[i](Dark()), $"{i}/DARK/dark_{{n}}.fits", Nina);
            if (i % 2 == 0) files.Add(3, setups[i](Flat()), $"{i}/FLAT/flat_{{n}}.fits", Nina);
        }
    }

    private static void Languages(LabelledFolder files, string lights, string darks, string flats, string biases)
    {
        files.Add(4, Light(null, 60), lights + "/IMG_{n}.fits", SharpCap);
        files.Add(4, Dark(60), darks + "/IMG_1{n}.fits", SharpCap);
        files.Add(4, Flat(), flats + "/IMG_2{n}.fits", SharpCap);
        files.Add(4, Bias(), biases + "/IMG_3{n}.fits", SharpCap);
    }
}
