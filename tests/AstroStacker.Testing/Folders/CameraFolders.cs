using static AstroStacker.Testing.Folders.HeaderDialects;
using static AstroStacker.Testing.Folders.LabelledFolder;

namespace AstroStacker.Testing.Folders;

/// <summary>Folders of cameras with ISO: no header tells a type, and JPEGs lie beside the RAW files.</summary>
internal static class CameraFolders
{
    private const double FlatSeconds = 0.01, BiasSeconds = 0.00025;

    public static void Sorted(LabelledFolder files)
    {
        files.AddDngs(6, Eos(Light(null, 60)), "2025-10-10 Pleiades/Lights/IMG_1{n}.dng");
        files.AddDngs(5, Eos(Dark(60)), "2025-10-10 Pleiades/Darks/IMG_2{n}.dng");
        files.AddDngs(5, Eos(Flat(FlatSeconds)), "2025-10-10 Pleiades/Flats/IMG_3{n}.dng");
        files.AddDngs(5, Eos(Bias()) with { Seconds = BiasSeconds }, "2025-10-10 Pleiades/Bias/IMG_4{n}.dng");
        files.AddPicture("2025-10-10 Pleiades/Lights/IMG_10001.JPG");
        files.AddPicture("2025-10-10 Pleiades/Darks/IMG_20001.JPG");
        files.AddPicture("2025-10-10 Pleiades/Flats/IMG_30002.jpeg");
        files.AddPicture("2025-10-10 Pleiades/Lights/IMG_10001_thumb.jpg");
        files.AddPicture("Screenshot 2025-10-10 at 21.30.45.png");
        files.AddPicture("Bildschirmfoto 2025-10-10 um 21.30.45.png");
        files.AddPicture("2025-10-10 Pleiades/the mount.jpg");
        files.AddOther("2025-10-10 Pleiades/Lights/IMG_10001.xmp", "<x:xmpmeta/>");
    }

    /// <summary>One card dumped into one folder: exposures and samples tell.</summary>
    public static void Unsorted(LabelledFolder files)
    {
        files.AddDngs(8, Eos(Light(null, 60)), "DCIM/100CANON/IMG_1{n}.dng");
        files.AddDngs(5, Eos(Dark(60)), "DCIM/100CANON/IMG_2{n}.dng");
        files.AddDngs(5, Eos(Flat(FlatSeconds)), "DCIM/100CANON/IMG_3{n}.dng");
        files.AddDngs(5, Eos(Bias()) with { Seconds = BiasSeconds }, "DCIM/100CANON/IMG_4{n}.dng");
        foreach (string number in (string[])["10001", "10002", "20001", "30001", "40001"])
            files.AddPicture($"DCIM/100CANON/IMG_{number}.JPG");
    }

    public static void JpegFolder(LabelledFolder files)
    {
        files.AddDngs(6, Nikon(Light(null, 30)), "M31/RAW/DSC_{n}.dng");
        files.AddDngs(4, Nikon(Dark(30)), "M31/RAW darks/DSC_1{n}.dng");
        for (int i = 1; i <= 6; i++) files.AddPicture($"M31/JPG/DSC_{i:0000}.JPG");
    }

    /// <summary>Two bodies of one model have other hot pixels: nothing is matched across their numbers.</summary>
    public static void TwoBodies(LabelledFolder files)
    {
        foreach (string body in (string[])["1234567", "7654321"])
        {
            files.AddDngs(4, Eos(Light(null, 60)) with { Serial = body }, $"{body}/lights/IMG_{{n}}.dng");
            files.AddDngs(4, Eos(Dark(60)) with { Serial = body }, $"{body}/darks/IMG_1{{n}}.dng");
        }
    }

    public static void BackyardEos(LabelledFolder files)
    {
        files.AddDngs(5, Eos(Light(null, 30)), "M42_LIGHT_30s_800iso_f5_+15c_20251010-21h30m45s_{n}.dng");
        files.AddDngs(4, Eos(Dark(30)), "DARK_30s_800iso_+14c_20251010-23h30m45s_{n}.dng");
        files.AddDngs(4, Eos(Flat(FlatSeconds)), "FLAT_1-100s_800iso_+14c_20251010-23h50m45s_{n}.dng");
        files.AddDngs(4, Eos(Bias()) with { Seconds = BiasSeconds }, "BIAS_1-4000s_800iso_+14c_20251010-23h55m45s_{n}.dng");
    }

    public static void BesideMono(LabelledFolder files)
    {
        files.AddDngs(4, Eos(Light(null, 60)), "M31/Canon/lights/IMG_{n}.dng");
        files.AddDngs(4, Eos(Dark(60)), "M31/Canon/darks/IMG_1{n}.dng");
        files.Add(4, Light("M 31", 60), "M31/ASI/M31_{n}.fits", Nina);
        files.Add(4, Dark(60), "M31/ASI/dark_{n}.fits", Nina);
    }

    private static Shot Eos(Shot shot) => shot with { Camera = "Canon EOS 6D", Cfa = "RGGB", Gain = 800 };

    private static Shot Nikon(Shot shot) => shot with { Camera = "NIKON D750", Cfa = "RGGB", Gain = 1600 };
}
