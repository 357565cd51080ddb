using static AstroStacker.Testing.Folders.HeaderDialects;
using static AstroStacker.Testing.Folders.LabelledFolder;

namespace AstroStacker.Testing.Folders;

/// <summary>What smart telescopes leave beyond plain targets: mosaics and factory darks.</summary>
internal static class SmartFolders
{
    /// <summary>Two panels a degree apart, each drifting a little; a tenth of the sensor's pixels, ten times as large.</summary>
    public static void SeestarMosaic(LabelledFolder files)
    {
        IEnumerable<(string Key, object Value)> Seestar(Shot shot) =>
            Zwo(shot, "ZWO Seestar S50").Where(card => card.Key is not ("FOCALLEN" or "XPIXSZ"))
                .Concat([("FOCALLEN", 250), ("XPIXSZ", 29.0), ("TELESCOP", "Seestar S50")]);
        var sub = Light("M 31", 10) with { Camera = "Seestar S50", Cfa = "GRBG", Gain = 80, Filter = "IRCUT", Width = 108, Height = 192 };
        for (int panel = 0; panel < 2; panel++)
            for (int i = 0; i < 4; i++)
            {
                var at = (10.68 + 1.3 * panel + 0.02 * i, 41.27);
                string name = $"Light_mosaic_M 31_10.0s_IRCUT_20251010-21{panel}{i}00.fit";
                files.Add(1, sub with { Pointing = at }, $"M 31_mosaic_sub/{name}", Seestar);
            }

        files.AddPicture("M 31_mosaic/Stacked_8_mosaic_M 31_10.0s_IRCUT_20251010-213524.jpg");
    }

    public static void DwarfMasters(LabelledFolder files)
    {
        var sub = Light("M 42", 15) with { Camera = "TELE", Cfa = "RGGB", Gain = 60, Filter = "Astro" };
        var dark = Dark(15) with { Camera = "TELE", Cfa = "RGGB", Gain = 60, IsMaster = true };
        files.Add(6, sub, "Astronomy/DWARF_RAW_TELE_M 42_EXP_15_GAIN_60_2025-10-10-22-35-15-123/M 42_15s60_Astro_20251010-2235{n}_16C.fits",
            Dwarf);
        files.Add(6, sub with { Seconds = 30 },
            "Astronomy/DWARF_RAW_TELE_M 42_EXP_30_GAIN_60_2025-10-10-23-35-15-123/M 42_30s60_Astro_20251010-2335{n}_16C.fits", Dwarf);
        files.Add(1, dark, "Astronomy/CALI_FRAME/dark/cam_0/dark_exp_15.000000_gain_60_bin_1_16C_stack_10.fits", Dwarf);
    }
}
