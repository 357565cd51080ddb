using System.Numerics;

namespace AstroStacker.Imaging;

/// <summary>
/// Sums of a picture along all its lines that fall by 0 to 45 degrees, by adding halves of lines (Brady 1998, "A fast
/// discrete approximation algorithm for the Radon transform"): N log N row additions instead of N squared.
/// </summary>
internal sealed class LineSums : IDisposable
{
    private readonly int _stride;
    private PlanePool.Rented<float> _sums;

    /// <param name="columns">The picture, column by column.</param>
    /// <param name="height">Of a column.</param>
    public LineSums(ReadOnlySpan<float> columns, int height)
    {
        Length = (int)BitOperations.RoundUpToPowerOf2((uint)(columns.Length / height));
        _stride = height + Length;
        _sums = PlanePool.Rent<float>(Length * _stride);
        _sums.Span.Clear();
        for (int x = 0; x < columns.Length / height; x++)
            columns.Slice(x * height, height).CopyTo(_sums.Span.Slice(x * _stride + Length, height));
        var next = PlanePool.Rent<float>(Length * _stride);
        for (int half = 1; half < Length; half *= 2)
        {
            Join(_sums.Span, next.Span, half);
            (_sums, next) = (next, _sums);
        }

        next.Dispose();
    }

    /// <summary>Columns, filled up with dark ones to a power of two.</summary>
    public int Length { get; }

    /// <summary>
    /// Sums along the lines that fall by <paramref name="slope"/> rows over the picture's length, the one that starts in
    /// row -Length first, that in row height - 1 last.
    /// </summary>
    public ReadOnlySpan<float> At(int slope) => _sums.Span.Slice(slope * _stride, _stride);

    /// <summary>How far below its start the line of a slope lies in column x: the path its sum was taken on.</summary>
    public static int Fall(int slope, int x, int length)
    {
        int fall = 0;
        for (int half = length / 2; half > 0; half /= 2)
        {
            if (x >= half)
            {
                fall += (slope + 1) / 2;
                x -= half;
            }

            slope /= 2;
        }

        return fall;
    }

    public void Dispose() => _sums.Dispose();

    private void Join(ReadOnlySpan<float> from, Span<float> to, int half)
    {
        for (int row = 0; row < Length; row++)
        {
            int slope = row % (2 * half), first = row - slope + slope / 2, fall = (slope + 1) / 2;
            var left = from.Slice(first * _stride, _stride);
            var right = from.Slice((first + half) * _stride, _stride);
            var sum = to.Slice(row * _stride, _stride);
            SampleKernels.Add(left[..^fall], right[fall..], sum[..^fall]);
            left[^fall..].CopyTo(sum[^fall..]);
        }
    }
}
