using static AstroStacker.Testing.Folders.HeaderDialects;
using static AstroStacker.Testing.Folders.LabelledFolder;

namespace AstroStacker.Testing.Folders;

/// <summary>
/// Folders in which other programs have worked: converted, calibrated and registered copies, masters, results, broken files.
/// </summary>
internal static class ProcessedFolders
{
    public static void SirilScript(LabelledFolder files)
    {
        static Shot Canon(Shot shot) => shot with { Camera = "Canon EOS 6D", Cfa = "RGGB", Gain = 800 };
        files.Add(5, Canon(Light(null)), "lights/light_{n}.fit", Siril);
        files.Add(5, Canon(Dark()), "darks/dark_{n}.fit", Siril);
        files.Add(5, Canon(Flat(0.01)), "flats/flat_{n}.fit", Siril);
        for (int i = 1; i <= 5; i++)
        {
            foreach (string mark in (string[])["", "pp_", "r_pp_", "bkg_pp_"])
                files.AddOther($"process/{mark}light_{i:00000}.fit", Canon(Light(null)), Siril(Canon(Light(null))));
            files.AddOther($"process/pp_flat_{i:00000}.fit", Canon(Flat(0.01)), Siril(Canon(Flat(0.01))));
        }

        files.AddOther("process/light_.seq", "S 'light_' 1 5 5 5 0 4 1\n");
        files.AddOther("process/light_conversion.txt", "'IMG_0001.CR2' -> 'light_00001.fit'\n");
        files.AddOther("process/r_pp_light_stacked.fit", Canon(Light(null)), [.. Siril(Canon(Light(null))), ("STACKCNT", 5)]);
        files.AddOther("r_pp_light_0001.fit", Canon(Light(null)), Siril(Canon(Light(null))));
        files.AddOther("result.fit", Canon(Light(null)), [.. Siril(Canon(Light(null))), ("LIVETIME", 600.0)]);
        files.Add(1, Canon(Dark()) with { IsMaster = true }, "masters/dark_stacked.fit", shot => [.. Siril(shot), ("STACKCNT", 20)]);
    }

    public static void PixInsight(LabelledFolder files)
    {
        files.Add(4, Light("M 81"), "M81/M81_{n}.fits", Nina);
        files.Add(4, Dark(), "Darks/dark_{n}.fits", Nina);
        for (int i = 1; i <= 4; i++)
        {
            files.AddOther($"WBPP/calibrated/Light/M81_{i:0000}_c.fits", Light("M 81"), Nina(Light("M 81")));
            files.AddOther($"WBPP/registered/M81_{i:0000}_c_cc_r.fits", Light("M 81"), Nina(Light("M 81")));
            files.AddOther($"M81/M81_{i:0000}_c_cc.fits", Light("M 81"), Nina(Light("M 81")));
        }

        files.AddOther("WBPP/logs/20251011.log", "* Begin calibration");
        files.Add(1, Dark() with { IsMaster = true }, "WBPP/master/masterDark_BIN-1_128x96_EXPOSURE-120.00s.fits", Nina);
        files.AddOther("WBPP/master/masterLight_BIN-1_128x96_FILTER-L.fits", Light("M 81"), Nina(Light("M 81")));
        files.AddOther("WBPP/master/masterLight.xisf", "XISF0100");
    }

    /// <summary>Stacks of every program's habit, known by what they say of their making.</summary>
    public static void Results(LabelledFolder files)
    {
        var light = Light("M 13");
        files.Add(6, light, "M13/M13_{n}.fits", Nina);
        files.AddOther("M13/M13.fits", light, [.. Nina(light), ("STACKCNT", 6)]);
        files.AddOther("M13/M13-sum.fits", light, [.. Nina(light), ("NCOMBINE", 6)]);
        files.AddOther("M13/integration.fits", light, Nina(light));
        files.AddOther("M13/Autosave001.fits", light, Nina(light));
        files.AddOther("M13/M13_total.fits", light, [.. Nina(light), ("TOTALEXP", 720.0)]);
        files.AddOther("M13/drizzle_integration_2x.fits", light, Nina(light));
        files.AddOther("M13/snapshot_0001.fits", light, Nina(light));
        files.AddOther("M13/failed/M13_0099.fits", light, Nina(light));
    }

    public static void MastersAmongFrames(LabelledFolder files)
    {
        files.Add(5, Light("M 63"), "M63/M63_{n}.fits", Nina);
        files.Add(3, Dark(), "M63/dark_{n}.fits", Nina);
        files.Add(1, Dark(300) with { IsMaster = true }, "M63/MasterDark_300s.fits", Nina);
        files.Add(1, Flat() with { IsMaster = true }, "M63/flat_combined.fits", shot => [.. Nina(shot), ("NCOMBINE", 25)]);
        files.Add(1, Bias() with { IsMaster = true }, "M63/superbias.fits", Nina);
        files.Add(1, DarkFlat() with { IsMaster = true }, "M63/mdf.fits", shot => [.. Nina(shot), ("STACKCNT", 30)]);
    }

    public static void Damaged(LabelledFolder files)
    {
        files.Add(6, Light("M 31"), "LIGHT/M31_{n}.fits", Nina);
        files.Add(4, Dark(), "DARK/dark_{n}.fits", Nina);
        files.Truncate("LIGHT/M31_0003.fits", 0.6);
        files.Truncate("LIGHT/M31_0005.fits", 0.1);
        files.Truncate("DARK/dark_0002.fits", 0);
        files.AddOther("LIGHT/M31_0007.fits", "this is no FITS file");
        files.AddOther("LIGHT/M31_0008.cr2", "II*");
        files.AddDngs(1, Light(null) with { Camera = "Canon EOS 6D", Cfa = "RGGB", Gain = 800 }, "LIGHT/IMG_{n}.dng");
        files.Truncate("LIGHT/IMG_0001.dng", 0.7);
    }
}
