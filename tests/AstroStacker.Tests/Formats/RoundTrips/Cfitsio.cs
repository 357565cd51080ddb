using System.Runtime.InteropServices;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Reads FITS with NASA's library (Debian's libcfitsio, which libcfitsio-bin brings), compressed or not.</summary>
internal static unsafe class Cfitsio
{
    private const int TypeFloat = 42;

    private static readonly nint s_library = Load();

    /// <summary>The samples of the first picture, plane after plane, scaled as its header says.</summary>
    public static float[] Read(string path, int count)
    {
        var open = (delegate* unmanaged[Cdecl]<nint*, byte*, int, int*, int>)NativeLibrary.GetExport(s_library, "ffiopn");
        var read = (delegate* unmanaged[Cdecl]<nint, int, long, long, void*, void*, int*, int*, int>)
            NativeLibrary.GetExport(s_library, "ffgpv");
        var close = (delegate* unmanaged[Cdecl]<nint, int*, int>)NativeLibrary.GetExport(s_library, "ffclos");
        nint file;
        int status = 0, anyUndefined = 0;
        nint name = Marshal.StringToCoTaskMemUTF8(path);
        var samples = new float[count];
        open(&file, (byte*)name, 0, &status);
        Marshal.FreeCoTaskMem(name);
        if (status != 0) throw new IOException($"cfitsio can't open {path}: status {status}");
        fixed (float* target = samples) read(file, TypeFloat, 1, count, null, target, &anyUndefined, &status);
        int readStatus = status;
        status = 0;
        close(file, &status);
        return readStatus == 0 ? samples : throw new IOException($"cfitsio can't read {path}: status {readStatus}");
    }

    private static nint Load()
    {
        foreach (string name in (string[])["libcfitsio.so.10", "libcfitsio.so.9", "libcfitsio.so"])
            if (NativeLibrary.TryLoad(name, out nint library)) return library;
        throw new DllNotFoundException("cfitsio is not installed: sudo apt-get install -y libcfitsio-bin");
    }
}
