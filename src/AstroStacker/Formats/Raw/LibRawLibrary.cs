using System.Runtime.InteropServices;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// LibRaw's thread-safe library (libraw_r), loaded when the first RAW file asks for it, with the functions of its C
/// interface that are used and the layout of its structures.
/// </summary>
internal sealed unsafe class LibRawLibrary
{
    private const string Install =
        "Install LibRaw: sudo apt-get install -y libraw-bin (Debian, Ubuntu) or brew install libraw (macOS)";

    private static readonly Lazy<LibRawLibrary> Loaded = new(() => Load(Names()));

    private LibRawLibrary(nint library)
    {
        nint Export(string name) => NativeLibrary.GetExport(library, "libraw_" + name);
        Init = (delegate* unmanaged[Cdecl]<uint, nint>)Export("init");
        Close = (delegate* unmanaged[Cdecl]<nint, void>)Export("close");
        OpenFile = (delegate* unmanaged[Cdecl]<nint, byte*, int>)Export("open_file");
        Unpack = (delegate* unmanaged[Cdecl]<nint, int>)Export("unpack");
        ErrorText = (delegate* unmanaged[Cdecl]<int, byte*>)Export("strerror");
        SetDataErrorHandler = (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<void*, byte*, nint, void>, void*, void>)
            Export("set_dataerror_handler");
        ColourAt = (delegate* unmanaged[Cdecl]<nint, int, int, int>)Export("COLOR");
        RawWidth = (delegate* unmanaged[Cdecl]<nint, int>)Export("get_raw_width");
        RawHeight = (delegate* unmanaged[Cdecl]<nint, int>)Export("get_raw_height");
        ColourMaximum = (delegate* unmanaged[Cdecl]<nint, int>)Export("get_color_maximum");
        CameraMultiplier = (delegate* unmanaged[Cdecl]<nint, int, float>)Export("get_cam_mul");
        DaylightMultiplier = (delegate* unmanaged[Cdecl]<nint, int, float>)Export("get_pre_mul");
        RgbFromCamera = (delegate* unmanaged[Cdecl]<nint, int, int, float>)Export("get_rgb_cam");
        Identity = (delegate* unmanaged[Cdecl]<nint, nint>)Export("get_iparams");
        Other = (delegate* unmanaged[Cdecl]<nint, nint>)Export("get_imgother");
        int number = ((delegate* unmanaged[Cdecl]<int>)Export("versionNumber"))();
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)Export("version"))()) ?? "";
        Layout = LayoutFor(number >> 16, (number >> 8) & 255, Version);
        LibRawLayoutCheck.Require(this, Layout);
    }

    public static LibRawLibrary Instance => Loaded.Value;

    /// <summary>For example "0.20.2-Release".</summary>
    public string Version { get; }

    public LibRawLayout Layout { get; }

    public delegate* unmanaged[Cdecl]<uint, nint> Init { get; }

    public delegate* unmanaged[Cdecl]<nint, void> Close { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, int> OpenFile { get; }

    public delegate* unmanaged[Cdecl]<nint, int> Unpack { get; }

    public delegate* unmanaged[Cdecl]<int, byte*> ErrorText { get; }

    /// <summary>The offset handed to the callback is an int up to LibRaw 0.20 and 64 bits wide later.</summary>
    public delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<void*, byte*, nint, void>, void*, void>
        SetDataErrorHandler
    { get; }

    /// <summary>Colour index of (row, column) of the visible area.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, int, int> ColourAt { get; }

    public delegate* unmanaged[Cdecl]<nint, int> RawWidth { get; }

    public delegate* unmanaged[Cdecl]<nint, int> RawHeight { get; }

    public delegate* unmanaged[Cdecl]<nint, int> ColourMaximum { get; }

    public delegate* unmanaged[Cdecl]<nint, int, float> CameraMultiplier { get; }

    public delegate* unmanaged[Cdecl]<nint, int, float> DaylightMultiplier { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int, float> RgbFromCamera { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> Identity { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> Other { get; }

    /// <summary>The layout of a version; one that is unknown is named by <see cref="LibRawUnavailableException"/>.</summary>
    public static LibRawLayout LayoutFor(int major, int minor, string version) =>
        LibRawLayout.Find(major, minor, isLp64: Environment.Is64BitProcess && !OperatingSystem.IsWindows())
        ?? throw new LibRawUnavailableException(
            $"the structures of LibRaw {version} on {RuntimeInformation.RuntimeIdentifier} are not known,"
                + " so no camera RAW file is read",
            "Install LibRaw 0.20, 0.21 or 0.22 for 64-bit Linux or macOS, or convert the frames to uncompressed DNG");

    /// <summary>Loads the first there is; throws <see cref="LibRawUnavailableException"/>, saying how to install it, else.</summary>
    public static LibRawLibrary Load(IReadOnlyList<string> names)
    {
        foreach (string name in names)
            if (NativeLibrary.TryLoad(name, out nint library)) return new LibRawLibrary(library);
        throw new LibRawUnavailableException("LibRaw, which reads camera RAW files, is not installed", Install);
    }

    private static string[] Names() =>
        OperatingSystem.IsWindows() ? ["libraw_r.dll", "libraw.dll"]
        : OperatingSystem.IsMacOS()
            ? ["libraw_r.dylib", "/opt/homebrew/lib/libraw_r.dylib", "/usr/local/lib/libraw_r.dylib"]
        : ["libraw_r.so.26", "libraw_r.so.25", "libraw_r.so.23", "libraw_r.so.20", "libraw_r.so"];
}
