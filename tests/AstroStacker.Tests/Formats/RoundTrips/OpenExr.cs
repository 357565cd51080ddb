using System.Runtime.InteropServices;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Reads scan lines with the C interface of the OpenEXR library (3.1, which Debian's openexr brings).</summary>
internal static unsafe class OpenExr
{
    private const string Library = "libOpenEXRCore-3_1.so.30";
    private const int LinesPerBlock = 16;

    /// <summary>More than its structures take; the library fills them in.</summary>
    private const int StructureBytes = 4096;

    private static readonly nint s_library = NativeLibrary.Load(Library);

    /// <summary>Every sample of every channel, in the order of their names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="type">1 for half, 2 for float, as the library counts.</param>
    public static T[][] Read<T>(string path, int width, int height, ushort type) where T : unmanaged
    {
        nint context = 0;
        nint name = Marshal.StringToCoTaskMemUTF8(path);
        Require(((delegate* unmanaged[Cdecl]<nint*, nint, nint, int>)Export("exr_start_read"))(&context, name, 0));
        Marshal.FreeCoTaskMem(name);
        T[][]? channels = null;
        for (int y = 0; y < height; y += LinesPerBlock) ReadBlock(context, y, width, height, type, ref channels);
        Require(((delegate* unmanaged[Cdecl]<nint*, int>)Export("exr_finish"))(&context));
        return channels!;
    }

    private static void ReadBlock<T>(nint context, int y, int width, int height, ushort type, ref T[][]? channels) where T : unmanaged
    {
        byte* chunk = stackalloc byte[StructureBytes], decode = stackalloc byte[StructureBytes];
        new Span<byte>(chunk, StructureBytes).Clear();
        new Span<byte>(decode, StructureBytes).Clear();
        Require(((delegate* unmanaged[Cdecl]<nint, int, int, byte*, int>)Export("exr_read_scanline_chunk_info"))(context, 0, y, chunk));
        Require(((delegate* unmanaged[Cdecl]<nint, int, byte*, byte*, int>)Export("exr_decoding_initialize"))(context, 0, chunk, decode));
        var info = *(Channel**)decode;
        int count = *(short*)(decode + sizeof(nint));
        channels ??= [.. Enumerable.Range(0, count).Select(_ => new T[width * height])];
        var pins = channels.Select(samples => GCHandle.Alloc(samples, GCHandleType.Pinned)).ToList();
        for (int i = 0; i < count; i++)
        {
            info[i].UserBytes = (short)sizeof(T);
            info[i].UserType = type;
            info[i].UserPixelStride = sizeof(T);
            info[i].UserLineStride = sizeof(T) * width;
            info[i].Target = pins[i].AddrOfPinnedObject() + sizeof(T) * width * y;
        }

        Require(((delegate* unmanaged[Cdecl]<nint, int, byte*, int>)Export("exr_decoding_choose_default_routines"))(context, 0, decode));
        Require(((delegate* unmanaged[Cdecl]<nint, int, byte*, int>)Export("exr_decoding_run"))(context, 0, decode));
        Require(((delegate* unmanaged[Cdecl]<nint, byte*, int>)Export("exr_decoding_destroy"))(context, decode));
        foreach (var pin in pins) pin.Free();
    }

    private static nint Export(string name) => NativeLibrary.GetExport(s_library, name);

    private static void Require(int answer)
    {
        if (answer != 0) throw new IOException($"OpenEXR says {answer}");
    }

    /// <summary>exr_coding_channel_info_t of OpenEXR 3.1.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Channel
    {
        public nint Name;
        public int Height;
        public int Width;
        public int ColumnSampling;
        public int RowSampling;
        public byte IsLinear;
        public byte Bytes;
        public ushort Type;
        public short UserBytes;
        public ushort UserType;
        public int UserPixelStride;
        public int UserLineStride;
        public nint Target;
    }
}
