using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AstroStacker.Formats.Raw;

/// <summary>One file opened by LibRaw, and what its structures say. For one thread at a time.</summary>
internal sealed unsafe class LibRawHandle : IDisposable
{
    private readonly LibRawLibrary _library;
    private readonly LibRawLayout _layout;
    private readonly DataErrors* _errors;
    private nint _handle;

    public LibRawHandle(LibRawLibrary library)
    {
        _library = library;
        _layout = library.Layout;
        _handle = library.Init(0);
        if (_handle == 0) throw new InsufficientMemoryException("LibRaw could not allocate its handle.");
        _errors = (DataErrors*)NativeMemory.AllocZeroed((nuint)sizeof(DataErrors));
        library.SetDataErrorHandler(_handle, &OnDataError, _errors);
    }

    public int RawHeight => SizeAt(0);

    public int RawWidth => SizeAt(1);

    public int VisibleHeight => SizeAt(2);

    public int VisibleWidth => SizeAt(3);

    public int TopMargin => SizeAt(4);

    public int LeftMargin => SizeAt(5);

    public int RawPitchBytes => *At<int>(_layout.RawPitch);

    public double PixelAspect => *At<double>(_layout.PixelAspect);

    public int Flip => *At<int>(_layout.Flip);

    public string Make => Text(_layout.Make, 64);

    public string Model => Text(_layout.Model, 64);

    public bool IsDng => *At<uint>(_layout.DngVersion) != 0;

    public bool IsFoveon => *At<uint>(_layout.IsFoveon) != 0;

    public int ColourCount => *At<int>(_layout.Colours);

    public uint Filters => *At<uint>(_layout.Filters);

    /// <summary>The letter of each colour index, for example "RGBG".</summary>
    public string ColourLetters => Text(_layout.ColourLetters, 5);

    public uint Black => *At<uint>(_layout.Black);

    public uint Maximum => *At<uint>(_layout.Maximum);

    /// <summary>4 by colour index, then rows and columns of a table, then the table; added to <see cref="Black"/>.</summary>
    public ReadOnlySpan<uint> ColourBlacks => new(At<uint>(_layout.ColourBlacks), 4104);

    public float Iso => *At<float>(_layout.Other);

    public float ExposureSeconds => At<float>(_layout.Other)[1];

    public float FocalLengthMillimetres => At<float>(_layout.Other)[3];

    /// <summary>Seconds since 1970 of the camera's clock, read as this machine's local time; 0 where unknown.</summary>
    public long Timestamp => *At<long>(_layout.Other + 16);

    /// <summary>The sensor's temperature, or else the camera's, degrees Celsius; null where the file says neither.</summary>
    public double? TemperatureCelsius =>
        Temperature(_layout.SensorTemperature) ?? Temperature(_layout.SensorTemperature - 4);

    /// <summary>Samples of one colour a pixel; 0 where there are none.</summary>
    public nint Mosaic => *At<nint>(_layout.RawImage);

    /// <summary>Samples of four interleaved colours a pixel; 0 where there are none.</summary>
    public nint FourColours => *At<nint>(_layout.Colour4Image);

    /// <summary>Samples of three interleaved colours a pixel; 0 where there are none.</summary>
    public nint ThreeColours => *At<nint>(_layout.Colour3Image);

    /// <summary>How often LibRaw met data it could not read.</summary>
    public int DataErrorCount => _errors->Count;

    /// <summary>Where the first data error was; negative for the end of the file.</summary>
    public int FirstDataErrorOffset => _errors->FirstOffset;

    public int Open(string path)
    {
        nint name = Marshal.StringToCoTaskMemUTF8(path);
        int code = _library.OpenFile(_handle, (byte*)name);
        Marshal.FreeCoTaskMem(name);
        return code;
    }

    /// <summary>Decodes the samples. Where they lie elsewhere than known, the copy beside them tells.</summary>
    public int Unpack()
    {
        string make = Make;
        int code = _library.Unpack(_handle);
        if (code == 0 && Text(_layout.IdentityCopy + 4, 64) != make)
            throw new LibRawUnavailableException(
                $"LibRaw {_library.Version} keeps the samples elsewhere than known, so no camera RAW file is read",
                "Install the LibRaw of your distribution, or convert the frames to uncompressed DNG");
        return code;
    }

    public string ErrorText(int code) => Marshal.PtrToStringUTF8((nint)_library.ErrorText(code)) ?? $"error {code}";

    /// <summary>Colour index at a place of the visible area.</summary>
    public int ColourAt(int x, int y) => _library.ColourAt(_handle, y, x);

    public double[] CameraMultipliers() =>
        [.. Enumerable.Range(0, 4).Select(c => (double)_library.CameraMultiplier(_handle, c))];

    public double[] DaylightMultipliers() =>
        [.. Enumerable.Range(0, 4).Select(c => (double)_library.DaylightMultiplier(_handle, c))];

    /// <summary>Row-major 3x3 from white-balanced camera RGB to linear sRGB.</summary>
    public double[] RgbFromCamera() =>
        [.. Enumerable.Range(0, 9).Select(i => (double)_library.RgbFromCamera(_handle, i / 3, i % 3))];

    /// <summary>Row-major 3x3 from XYZ to camera RGB.</summary>
    public double[] CameraFromXyz()
    {
        float* matrix = At<float>(_layout.CameraFromXyz);
        return [.. new ReadOnlySpan<float>(matrix, 9).ToArray().Select(value => (double)value)];
    }

    public void Dispose()
    {
        if (_handle == 0) return;
        _library.Close(_handle);
        _handle = 0;
        NativeMemory.Free(_errors);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDataError(void* context, byte* file, nint offset)
    {
        var errors = (DataErrors*)context;
        if (errors->Count++ == 0) errors->FirstOffset = unchecked((int)offset);
    }

    private T* At<T>(int offset) where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        return (T*)(_handle + offset);
    }

    private int SizeAt(int index) => At<ushort>(_layout.Sizes)[index];

    private string Text(int offset, int capacity)
    {
        var bytes = new ReadOnlySpan<byte>(At<byte>(offset), capacity);
        int end = bytes.IndexOf((byte)0);
        return System.Text.Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]).Trim();
    }

    // LibRaw writes -1000 where the file names no temperature; a layout gone wrong would show as nonsense.
    private double? Temperature(int offset)
    {
        float value = *At<float>(offset);
        return value is > -100 and < 150 and not 0 ? Math.Round(value, 2) : null;
    }

    private struct DataErrors
    {
        public int Count;
        public int FirstOffset;
    }
}
