using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Calibration;

/// <summary>The arithmetic of calibration on rows of samples; each writes over <c>light</c>.</summary>
public static class CalibrationKernels
{
    /// <summary>The longest row of black levels that may repeat.</summary>
    public const int LongestBlackRepeat = 64;

    /// <summary>light[i] = (light[i] - dark[i]) * scale * gain[i], in this order.</summary>
    public static void Calibrate(Span<float> light, ReadOnlySpan<float> dark, float scale, ReadOnlySpan<float> gain)
    {
        SubtractDark(light, dark, scale);
        MultiplyGain(light, gain);
    }

    /// <summary>light[i] = (light[i] - dark[i]) * scale.</summary>
    public static void SubtractDark(Span<float> light, ReadOnlySpan<float> dark, float scale)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(dark.Length, light.Length);
        var kernel = new DarkKernel(ref First(light), ref First(dark), scale);
        WideLoop.Run(ref kernel, light.Length);
    }

    /// <summary>
    /// light[i] = (light[i] - black[(phase + i) mod black.Length]) * scale: a row of black levels that repeats.
    /// </summary>
    /// <param name="light">A row of samples.</param>
    /// <param name="black">One repeat, up to <see cref="LongestBlackRepeat"/> levels.</param>
    /// <param name="phase">Place of light[0] in the repeat, for example its sensor column; not negative.</param>
    /// <param name="scale">Usually 1 / (saturation - black).</param>
    public static void SubtractBlack(Span<float> light, ReadOnlySpan<float> black, int phase, float scale)
    {
        ArgumentOutOfRangeException.ThrowIfZero(black.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(black.Length, LongestBlackRepeat);
        ArgumentOutOfRangeException.ThrowIfNegative(phase);
        Span<float> levels = stackalloc float[LongestBlackRepeat + WideLoop.WidestCount];
        for (int i = 0; i < black.Length + WideLoop.WidestCount; i++) levels[i] = black[(phase + i) % black.Length];
        var kernel = new BlackKernel(ref First(light), ref First(levels), black.Length, scale);
        WideLoop.Run(ref kernel, light.Length);
    }

    /// <summary>light[i] = light[i] * gain[i]; gain is the reciprocal of the normalised flat.</summary>
    public static void MultiplyGain(Span<float> light, ReadOnlySpan<float> gain)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gain.Length, light.Length);
        var kernel = new GainKernel(ref First(light), ref First(gain));
        WideLoop.Run(ref kernel, light.Length);
    }

    private static ref float First(ReadOnlySpan<float> span) => ref MemoryMarshal.GetReference(span);

    private readonly ref struct DarkKernel(ref float light, ref float dark, float scale) : IWideKernel
    {
        private readonly ref float _light = ref light, _dark = ref dark;
        private readonly float _scale = scale;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide> =>
            TWide.Store((TWide.Load(ref _light, index) - TWide.Load(ref _dark, index)) * TWide.Splat(_scale), ref _light, index);
    }

    private readonly ref struct BlackKernel(ref float light, ref float levels, int repeat, float scale) : IWideKernel
    {
        private readonly ref float _light = ref light, _levels = ref levels;
        private readonly int _repeat = repeat;
        private readonly float _scale = scale;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var black = TWide.Load(ref _levels, (nint)((uint)index % (uint)_repeat));
            TWide.Store((TWide.Load(ref _light, index) - black) * TWide.Splat(_scale), ref _light, index);
        }
    }

    private readonly ref struct GainKernel(ref float light, ref float gain) : IWideKernel
    {
        private readonly ref float _light = ref light, _gain = ref gain;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide> =>
            TWide.Store(TWide.Load(ref _light, index) * TWide.Load(ref _gain, index), ref _light, index);
    }
}
