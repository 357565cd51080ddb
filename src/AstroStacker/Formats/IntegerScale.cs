using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>How 16-bit formats keep samples: 1 as 65535 and the pedestal above 0, raw ADU as they are; rounded, cut at both ends.</summary>
internal readonly struct IntegerScale(PictureInfo info)
{
    private readonly float _scale = info.IsRawAdu ? 1 : ushort.MaxValue;

    /// <summary>What was added to every sample, in stored units.</summary>
    public float Pedestal { get; } = info.IsRawAdu ? 0 : (float)(info.Pedestal * ushort.MaxValue);

    public void Round(ReadOnlySpan<float> samples, Span<ushort> levels) =>
        QuantiseKernels.ToUInt16(samples, _scale, Pedestal, levels);
}
