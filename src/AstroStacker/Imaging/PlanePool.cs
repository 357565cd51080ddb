using System.Buffers;

namespace AstroStacker.Imaging;

/// <summary>The only pool of sample buffers. Rent with <c>using</c>; the span has just the length asked for.</summary>
public static class PlanePool
{
    /// <summary>A buffer of <paramref name="length"/> elements whose content is undefined.</summary>
    public static Rented<T> Rent<T>(int length) where T : unmanaged => new(length);

    /// <summary>A buffer on loan; disposing it hands it back.</summary>
    public readonly struct Rented<T> : IDisposable where T : unmanaged
    {
        private readonly T[] _array;

        internal Rented(int length)
        {
            _array = ArrayPool<T>.Shared.Rent(length);
            Length = length;
        }

        public int Length { get; }

        public Span<T> Span => _array.AsSpan(0, Length);

        public Memory<T> Memory => _array.AsMemory(0, Length);

        public void Dispose() => ArrayPool<T>.Shared.Return(_array);
    }
}
