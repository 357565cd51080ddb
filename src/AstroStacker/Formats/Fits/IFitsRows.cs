namespace AstroStacker.Formats.Fits;

/// <summary>How a FITS file keeps its samples.</summary>
internal interface IFitsRows
{
    int BitPix { get; }

    /// <summary>The stored number that stands for 1.</summary>
    double Saturation { get; }

    /// <summary>What was added to every sample, in stored numbers.</summary>
    double Pedestal { get; }

    /// <summary>One row of one plane, the highest byte of each sample first; valid until the next call.</summary>
    ReadOnlySpan<byte> Code(ReadOnlySpan<float> samples);
}
