namespace AstroStacker.Imaging;

/// <summary>
/// Writes one picture, band after band from the top. Writes to a temporary name beside the target and renames on
/// <see cref="Complete"/>; disposed before that, it leaves no file behind.
/// </summary>
public interface IPictureWriter : IDisposable
{
    void Write(in PictureBand band);

    void Complete();
}

/// <summary>A format results can be written in.</summary>
public interface IPictureFormat
{
    /// <summary>As the user writes it in --format.</summary>
    string Name { get; }

    /// <summary>With the dot.</summary>
    string Extension { get; }

    /// <summary>One line for the help.</summary>
    string Summary { get; }

    /// <summary>True where integer or unsigned samples need the picture's pedestal.</summary>
    bool CutsNegatives { get; }

    /// <summary>True where every 32-bit float sample comes back to the bit.</summary>
    bool IsExact { get; }

    /// <summary>True where raw ADU fit in, if only rounded to whole numbers.</summary>
    bool HoldsRawAdu { get; }

    /// <summary>True where samples lie as they are by default and can be compressed without loss.</summary>
    bool CanCompress => false;

    /// <summary>Before any compression.</summary>
    int BytesPerPixel(int planes);

    /// <param name="path">The file.</param>
    /// <param name="info">What it says of itself.</param>
    /// <param name="compress">True: compressed without loss, in formats that leave the choice (<see cref="CanCompress"/>).</param>
    IPictureWriter Create(string path, PictureInfo info, bool compress = false);
}
