using System.IO.Compression;
using AstroStacker.Imaging;
using BitMiracle.LibTiff.Classic;

namespace AstroStacker.Formats.Tiff;

/// <summary>How a TIFF keeps its samples: their type, and what is done to a row before compression.</summary>
internal interface ITiffRows
{
    int BitsPerSample { get; }

    SampleFormat Format { get; }

    /// <summary>Null where the samples lie as they are; else strips are compressed as zlib streams.</summary>
    Predictor? Predictor { get; }

    /// <summary>What suits these samples.</summary>
    ZLibCompressionOptions Coding { get; }

    /// <summary>What was added to the samples, in units of saturation.</summary>
    double Pedestal { get; }

    /// <summary>One row of all planes, pixel by pixel.</summary>
    void Code(in PictureBand band, int row, Span<byte> coded);
}
