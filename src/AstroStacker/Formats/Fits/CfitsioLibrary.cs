using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>cfitsio, loaded when the first tile-compressed FITS file asks for it. It unpacks one file at a time.</summary>
internal sealed unsafe class CfitsioLibrary
{
    private const int ReadOnly = 0;
    private const int BlockedGrowth = 1 << 20;
    private const int TextBytes = 31;

    private static readonly Lazy<nint> Loaded = new(() => Load(Names()));
    private static readonly Lock OneAtATime = new();

    private readonly delegate* unmanaged[Cdecl]<nint*, byte*, int, int*, int> _open;
    private readonly delegate* unmanaged[Cdecl]<nint, int, int*, int*, int> _goTo;
    private readonly delegate* unmanaged[Cdecl]<nint*, void**, nuint*, nuint, delegate* unmanaged[Cdecl]<void*, nuint, void*>, int*, int>
        _createInMemory;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int*, int> _decompress;
    private readonly delegate* unmanaged[Cdecl]<nint, int*, int> _close;
    private readonly delegate* unmanaged[Cdecl]<int, byte*, void> _errorText;

    private CfitsioLibrary(nint library)
    {
        // The short names are those of the library itself (its guide, appendix A).
        _open = (delegate* unmanaged[Cdecl]<nint*, byte*, int, int*, int>)NativeLibrary.GetExport(library, "ffdkopn");
        _goTo = (delegate* unmanaged[Cdecl]<nint, int, int*, int*, int>)NativeLibrary.GetExport(library, "ffmahd");
        _createInMemory =
            (delegate* unmanaged[Cdecl]<nint*, void**, nuint*, nuint, delegate* unmanaged[Cdecl]<void*, nuint, void*>, int*, int>)
            NativeLibrary.GetExport(library, "ffimem");
        _decompress = (delegate* unmanaged[Cdecl]<nint, nint, int*, int>)NativeLibrary.GetExport(library, "fits_img_decompress");
        _close = (delegate* unmanaged[Cdecl]<nint, int*, int>)NativeLibrary.GetExport(library, "ffclos");
        _errorText = (delegate* unmanaged[Cdecl]<int, byte*, void>)NativeLibrary.GetExport(library, "ffgerr");
    }

    /// <summary>Throws <see cref="FrameException"/> that says how to install it where it isn't there.</summary>
    public static CfitsioLibrary Instance(string path) => From(Loaded.Value, path);

    /// <summary>As <see cref="Instance"/>, by these names.</summary>
    public static CfitsioLibrary Named(IReadOnlyList<string> names, string path) => From(Load(names), path);

    /// <summary>The picture of one part, as the bytes of a plain FITS file.</summary>
    /// <param name="path">On disk.</param>
    /// <param name="part">Counted from 1, the primary part.</param>
    public byte[] Unpack(string path, int part)
    {
        lock (OneAtATime)
        {
            nint input = 0, output = 0;
            void* memory = null;
            nuint size = 0;
            int status = 0, ignored = 0;
            try
            {
                // All names are of disk files: cfitsio's own syntax of brackets stays out of it.
                fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0')) _open(&input, name, ReadOnly, &status);
                int kind = 0;
                _goTo(input, part, &kind, &status);
                _createInMemory(&output, &memory, &size, BlockedGrowth, &Grow, &status);
                _decompress(input, output, &status);
                // Closing writes what is still in cfitsio's buffers.
                if (output != 0) _close(output, &status);
                output = 0;
                if (status != 0) throw new FrameException(path, $"can't be unpacked by cfitsio ({TextOf(status)})", Remedies.Damaged);
                if (size > (nuint)Array.MaxLength)
                    throw new FrameException(path, "unpacks to more than 2 GB", "Unpack it first (funpack): plain FITS is read in place.");
                return new ReadOnlySpan<byte>(memory, (int)size).ToArray();
            }
            finally
            {
                if (output != 0) _close(output, &ignored);
                ignored = 0;
                if (input != 0) _close(input, &ignored);
                NativeMemory.Free(memory);
            }
        }
    }

    private string TextOf(int status)
    {
        byte* text = stackalloc byte[TextBytes];
        _errorText(status, text);
        return $"{Marshal.PtrToStringUTF8((nint)text)}, status {status}";
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void* Grow(void* memory, nuint size)
    {
        try
        {
            return NativeMemory.Realloc(memory, size);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    private static CfitsioLibrary From(nint library, string path) =>
        library != 0 ? new CfitsioLibrary(library) : throw new FrameException(
            path, "is a tile-compressed FITS file, and cfitsio, which unpacks these, is not installed",
            "Install cfitsio: sudo apt-get install -y libcfitsio10 (Debian, Ubuntu) or brew install cfitsio (macOS);"
                + " or unpack the file first (funpack).");

    private static nint Load(IReadOnlyList<string> names)
    {
        foreach (string name in names)
            if (NativeLibrary.TryLoad(name, out nint library)) return library;
        return 0;
    }

    private static string[] Names() =>
        OperatingSystem.IsWindows() ? ["cfitsio.dll"]
        : OperatingSystem.IsMacOS()
            ? ["libcfitsio.dylib", "/opt/homebrew/lib/libcfitsio.dylib", "/usr/local/lib/libcfitsio.dylib"]
        : ["libcfitsio.so.10", "libcfitsio.so.9", "libcfitsio.so"];
}
