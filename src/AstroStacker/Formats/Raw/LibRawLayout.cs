namespace AstroStacker.Formats.Raw;

/// <summary>
/// Where the fields that LibRaw has no accessor for lie in its libraw_data_t: byte offsets, taken with offsetof from
/// the headers of each version. They hold for 64-bit Unix (LP64: long and pointers of 8 bytes) and are checked
/// against the accessors before they are used (<see cref="LibRawLayoutCheck"/>).
/// </summary>
internal sealed record LibRawLayout
{
    private static readonly LibRawLayout[] Known =
    [
        new()
        {
            Major = 0, Minor = 20, Identity = 184, ColourBlacks = 136456, Black = 152872, Maximum = 152880,
            RgbFromCamera = 153184, CameraFromXyz = 153232, Other = 192424, SensorTemperature = 4708, RawImage = 193256,
        },
        new()
        {
            Major = 0, Minor = 21, Identity = 192, ColourBlacks = 136456, Black = 152872, Maximum = 152880,
            RgbFromCamera = 153184, CameraFromXyz = 153232, Other = 192432, SensorTemperature = 4588, RawImage = 193528,
        },
        new()
        {
            Major = 0, Minor = 22, Identity = 192, ColourBlacks = 136664, Black = 153080, Maximum = 153088,
            RgbFromCamera = 153372, CameraFromXyz = 153420, Other = 192680, SensorTemperature = 4796, RawImage = 193776,
        },
    ];

    public required int Major { get; init; }

    public required int Minor { get; init; }

    /// <summary>libraw_image_sizes_t: six ushort (raw height, raw width, height, width, top, left), then more.</summary>
    public int Sizes { get; } = 8;

    /// <summary>Pitch of the raw samples in bytes, uint.</summary>
    public int RawPitch => Sizes + 16;

    /// <summary>double.</summary>
    public int PixelAspect => Sizes + 24;

    /// <summary>int.</summary>
    public int Flip => Sizes + 32;

    /// <summary>libraw_iparams_t.</summary>
    public required int Identity { get; init; }

    /// <summary>char[64].</summary>
    public int Make => Identity + 4;

    /// <summary>char[64].</summary>
    public int Model => Make + 64;

    /// <summary>uint; 0 where the file is no DNG.</summary>
    public int DngVersion => Identity + 332;

    /// <summary>uint.</summary>
    public int IsFoveon => Identity + 336;

    /// <summary>int.</summary>
    public int Colours => Identity + 340;

    /// <summary>uint.</summary>
    public int Filters => Identity + 344;

    /// <summary>char[5]: the letter of each colour index.</summary>
    public int ColourLetters => Identity + 420;

    /// <summary>uint[4104]: 4 by colour index, rows, columns, then a table of rows x columns.</summary>
    public required int ColourBlacks { get; init; }

    /// <summary>uint.</summary>
    public required int Black { get; init; }

    /// <summary>uint.</summary>
    public required int Maximum { get; init; }

    /// <summary>float[3][4].</summary>
    public required int RgbFromCamera { get; init; }

    /// <summary>float[4][3].</summary>
    public required int CameraFromXyz { get; init; }

    /// <summary>libraw_imgother_t: floats ISO, shutter, aperture, focal length, then time_t.</summary>
    public required int Other { get; init; }

    /// <summary>float, degrees Celsius; the camera's own temperature lies one float before it.</summary>
    public required int SensorTemperature { get; init; }

    /// <summary>Pointer to ushort samples; those of 4 and of 3 colours a pixel follow.</summary>
    public required int RawImage { get; init; }

    public int Colour4Image => RawImage + 8;

    public int Colour3Image => RawImage + 16;

    /// <summary>The copy of libraw_iparams_t that unpack leaves beside the samples.</summary>
    public int IdentityCopy => RawImage + 64;

    /// <summary>The table for a version, or null where there is none for it on this platform.</summary>
    public static LibRawLayout? Find(int major, int minor, bool isLp64) =>
        isLp64 ? Array.Find(Known, layout => layout.Major == major && layout.Minor == minor) : null;
}
