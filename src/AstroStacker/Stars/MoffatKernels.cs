using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Stars;

/// <summary>
/// The profile fit's sums over samples. The profile is 1 / D(|u|^2), u = T (sample - centre), averaged over the pixel;
/// D = 1 + q (c1 + q (c2 + q (c3 + q (c4 + q c5)))), see <see cref="ProfileCurve"/>.
/// </summary>
internal static class MoffatKernels
{
    /// <summary>
    /// Columns of the equations: slopes of the profile by the centre (along both axes of u), by the logarithm of |u|^2's
    /// scale, by its two stretches; the profile; 1; the sample.
    /// </summary>
    public const int Columns = 8;

    /// <summary>Pairs of columns, each once (rows of the lower triangle), without sample x sample.</summary>
    public const int Sums = Columns * (Columns + 1) / 2 - 1;

    /// <summary>Sums are kept in this many parts whatever the vector width: sample i adds to part i modulo 16.</summary>
    public const int Parts = 16;

    /// <summary>How far real stars stray from the profile, in shares of their light.</summary>
    public const float ShapeError = 0.05f;

    /// <summary>
    /// Adds weight * column[j] * column[k] of every sample to sums[pair * Parts + i % Parts]; leaves the profile and
    /// weight = share / (variance + light * profile) in the row.
    /// </summary>
    /// <param name="row">The samples.</param>
    /// <param name="view">Centre and whitening matrix.</param>
    /// <param name="profile">The curve, and the points by which it is averaged.</param>
    /// <param name="noise">Variance of a sample of the sky, and what the star's top adds to it.</param>
    /// <param name="sums"><see cref="Sums"/> times <see cref="Parts"/>.</param>
    public static void Accumulate(
        in FitRow row, in ProfileView view, (ProfileCurve Curve, PixelPoints Points) profile, (float Sky, float Top) noise,
        Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, Sums * Parts);
        int count = row.X.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Y.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Value.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Share.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Profile.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Weight.Length, count);
        var kernel = new SumKernel
        {
            Samples = row,
            View = view,
            Curve = new CurveTerms(profile.Curve),
            Points = profile.Points,
            SkyVariance = noise.Sky,
            TopVariance = noise.Top,
            Sums = ref MemoryMarshal.GetReference(sums),
        };
        WideLoop.Run(ref kernel, count);
    }

    /// <summary>
    /// value[i] -= light, light = amplitude * profile, and share[i] = share[i] * sky / (sky + photon * light +
    /// (ShapeError * light)^2): another star's light off the samples, which count the less for it.
    /// </summary>
    public static void Subtract(
        in FitRow row, in ProfileView view, ProfileCurve curve, float amplitude, (float Sky, float Photon) noise)
    {
        var kernel = new SubtractKernel
        {
            Samples = row,
            View = view,
            Curve = new CurveTerms(curve),
            Amplitude = amplitude,
            Sky = noise.Sky,
            Photon = noise.Photon,
        };
        WideLoop.Run(ref kernel, row.X.Length);
    }

    /// <summary>
    /// total[k] = the 16 parts of sums[k] added in one order: ((p0 + p4) + (p8 + p12)) and so on for four, then those.
    /// </summary>
    public static void Fold(ReadOnlySpan<float> sums, Span<double> total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, total.Length * Parts);
        ref float start = ref MemoryMarshal.GetReference(sums);
        for (int k = 0; k < total.Length; k++)
        {
            nuint at = (nuint)(k * Parts);
            var four = (Vector128.LoadUnsafe(ref start, at) + Vector128.LoadUnsafe(ref start, at + 4))
                + (Vector128.LoadUnsafe(ref start, at + 8) + Vector128.LoadUnsafe(ref start, at + 12));
            total[k] = ((double)four[0] + four[1]) + ((double)four[2] + four[3]);
        }
    }

    /// <summary>Coefficients of D, where a loop finds them at once.</summary>
    private readonly struct CurveTerms(ProfileCurve curve)
    {
        public readonly float C1 = curve.Coefficients[0], C2 = curve.Coefficients[1], C3 = curve.Coefficients[2];
        public readonly float C4 = curve.Coefficients[3], C5 = curve.Coefficients[4];
    }

    private ref struct SubtractKernel : IWideKernel
    {
        public FitRow Samples;
        public ProfileView View;
        public CurveTerms Curve;
        public float Amplitude, Sky, Photon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var dx = TWide.Load(in MemoryMarshal.GetReference(Samples.X), index) - TWide.Splat(View.X);
            var dy = TWide.Load(in MemoryMarshal.GetReference(Samples.Y), index) - TWide.Splat(View.Y);
            var profile = TWide.Splat(0);
            float[] px = PixelPoints.Four.X, py = PixelPoints.Four.Y, weights = PixelPoints.Four.Weight;
            for (int k = 0; k < px.Length; k++)
            {
                var (x, y) = (dx + TWide.Splat(px[k]), dy + TWide.Splat(py[k]));
                var u = x * TWide.Splat(View.XX) + y * TWide.Splat(View.XY);
                var v = x * TWide.Splat(View.XY) + y * TWide.Splat(View.YY);
                var q = u * u + v * v;
                var c3 = TWide.Splat(Curve.C3) + q * (TWide.Splat(Curve.C4) + q * TWide.Splat(Curve.C5));
                var c2 = TWide.Splat(Curve.C2) + q * c3;
                var d = TWide.Splat(1) + q * (TWide.Splat(Curve.C1) + q * c2);
                profile += TWide.Splat(weights[k]) / d;
            }

            var light = profile * TWide.Splat(Amplitude);
            ref float value = ref MemoryMarshal.GetReference(Samples.Value);
            TWide.Store(TWide.Load(in value, index) - light, ref value, index);
            ref float share = ref MemoryMarshal.GetReference(Samples.Share);
            light = TWide.Max(light, TWide.Splat(0));
            var error = light * TWide.Splat(ShapeError);
            var variance = TWide.Splat(Sky) + TWide.Splat(Photon) * light + error * error;
            TWide.Store(TWide.Load(in share, index) * TWide.Splat(Sky) / variance, ref share, index);
        }
    }

    private ref struct SumKernel : IWideKernel
    {
        public FitRow Samples;
        public ProfileView View;
        public CurveTerms Curve;
        public PixelPoints Points;
        public float SkyVariance, TopVariance;
        public ref float Sums;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var dx = TWide.Load(in MemoryMarshal.GetReference(Samples.X), index) - TWide.Splat(View.X);
            var dy = TWide.Load(in MemoryMarshal.GetReference(Samples.Y), index) - TWide.Splat(View.Y);
            var zero = TWide.Splat(0);
            TWide value = zero, slopeX = zero, slopeY = zero, scale = zero, plus = zero, cross = zero;
            float[] px = Points.X, py = Points.Y, weights = Points.Weight;
            for (int k = 0; k < px.Length; k++)
            {
                var (x, y) = (dx + TWide.Splat(px[k]), dy + TWide.Splat(py[k]));
                var u = x * TWide.Splat(View.XX) + y * TWide.Splat(View.XY);
                var v = x * TWide.Splat(View.XY) + y * TWide.Splat(View.YY);
                TWide uu = u * u, vv = v * v, q = uu + vv;
                var c4 = TWide.Splat(Curve.C4) + q * TWide.Splat(Curve.C5);
                var c3 = TWide.Splat(Curve.C3) + q * c4;
                var c2 = TWide.Splat(Curve.C2) + q * c3;
                var c1 = TWide.Splat(Curve.C1) + q * c2;
                // D' by the same scheme once more.
                var derivative = c1 + q * (c2 + q * (c3 + q * (c4 + q * TWide.Splat(Curve.C5))));
                var profile = TWide.Splat(1) / (TWide.Splat(1) + q * c1);
                var light = profile * TWide.Splat(weights[k]);
                var slope = derivative * profile * light;
                value += light;
                slopeX += slope * u;
                slopeY += slope * v;
                scale += slope * q;
                plus += slope * (uu - vv);
                cross += slope * (u * v);
            }

            TWide.Store(value, ref MemoryMarshal.GetReference(Samples.Profile), index);
            var weight = TWide.Load(in MemoryMarshal.GetReference(Samples.Share), index)
                / (TWide.Splat(SkyVariance) + TWide.Splat(TopVariance) * value);
            TWide.Store(weight, ref MemoryMarshal.GetReference(Samples.Weight), index);
            // d/du 1 / D(|u|^2) = -2 u D' / D^2: a centre that moves by du moves the samples by -du.
            var two = TWide.Splat(2);
            AddProducts(
                ref Unsafe.Add(ref Sums, index % Parts), (slopeX * two, slopeY * two, scale),
                (plus, cross * two, value), TWide.Load(in MemoryMarshal.GetReference(Samples.Value), index), weight);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void AddProducts<TWide>(
            ref float sums, (TWide X, TWide Y, TWide Scale) place, (TWide Plus, TWide Cross, TWide Value) shape,
            TWide sample, TWide weight) where TWide : struct, IWide<TWide>
        {
            var w = weight * place.X;
            Add(ref sums, 0, w * place.X);
            w = weight * place.Y;
            Add(ref sums, 1, w * place.X);
            Add(ref sums, 2, w * place.Y);
            w = weight * place.Scale;
            Add(ref sums, 3, w * place.X);
            Add(ref sums, 4, w * place.Y);
            Add(ref sums, 5, w * place.Scale);
            w = weight * shape.Plus;
            Add(ref sums, 6, w * place.X);
            Add(ref sums, 7, w * place.Y);
            Add(ref sums, 8, w * place.Scale);
            Add(ref sums, 9, w * shape.Plus);
            w = weight * shape.Cross;
            Add(ref sums, 10, w * place.X);
            Add(ref sums, 11, w * place.Y);
            Add(ref sums, 12, w * place.Scale);
            Add(ref sums, 13, w * shape.Plus);
            Add(ref sums, 14, w * shape.Cross);
            AddRow(ref sums, 15, weight * shape.Value, place, shape);
            AddRow(ref sums, 21, weight, place, shape);
            Add(ref sums, 27, weight);
            w = weight * sample;
            AddRow(ref sums, 28, w, place, shape);
            Add(ref sums, 34, w);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void AddRow<TWide>(
            ref float sums, nint pair, TWide w, (TWide X, TWide Y, TWide Scale) place,
            (TWide Plus, TWide Cross, TWide Value) shape) where TWide : struct, IWide<TWide>
        {
            Add(ref sums, pair, w * place.X);
            Add(ref sums, pair + 1, w * place.Y);
            Add(ref sums, pair + 2, w * place.Scale);
            Add(ref sums, pair + 3, w * shape.Plus);
            Add(ref sums, pair + 4, w * shape.Cross);
            Add(ref sums, pair + 5, w * shape.Value);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Add<TWide>(ref float sums, nint pair, TWide product) where TWide : struct, IWide<TWide> =>
            TWide.Store(TWide.Load(in sums, pair * Parts) + product, ref sums, pair * Parts);
    }
}
