using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>The least pedestal, in steps of 1/65535, that lets integer formats keep all but a few negative pixels.</summary>
internal sealed class Pedestal
{
    /// <summary>Up to this share of samples may be cut (the limit WBPP uses).</summary>
    private const double CutShare = 1e-4;

    private readonly long[] _negatives = new long[65536];
    private long _total;

    public void Add(ReadOnlySpan<float> samples)
    {
        _total += samples.Length;
        foreach (float sample in samples)
            if (sample < 0) _negatives[(int)Math.Min(65535f, MathF.Ceiling(-sample * 65535f))]++;
    }

    /// <summary>In units of saturation; 0 where no more than the allowed share is negative.</summary>
    public double Level()
    {
        long allowed = (long)(CutShare * _total), cut = 0;
        for (int level = 65535; level > 0; level--)
        {
            cut += _negatives[level];
            if (cut > allowed) return level / 65535.0;
        }

        return 0;
    }
}
