using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AstroStacker.Numerics.Simd;

/// <summary>
/// Runs a kernel over a row: the widest vectors the machine has, then narrower ones for what is left.
/// </summary>
internal static class WideLoop
{
    /// <summary>Lanes of the widest row; buffers that are read in whole rows need so much room behind.</summary>
    public const int WidestCount = 16;

    /// <summary>Calls the kernel for pixels 0 to count - 1, each exactly once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TKernel>(ref TKernel kernel, nint count)
        where TKernel : struct, IWideKernel, allows ref struct
    {
        nint index = 0;
        if (Vector512.IsHardwareAccelerated) index = Run<TKernel, Wide16>(ref kernel, index, count);
        if (Vector256.IsHardwareAccelerated) index = Run<TKernel, Wide8>(ref kernel, index, count);
        if (Vector128.IsHardwareAccelerated) index = Run<TKernel, Wide4>(ref kernel, index, count);
        Run<TKernel, Wide1>(ref kernel, index, count);
    }

    /// <summary>
    /// The same, first pixels one by one until wide rows of <paramref name="samples"/> start where cache lines do. A row that
    /// straddles two lines costs twice; and where frames lie a power of two apart, the second line is forgotten before its
    /// turn comes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunAligned<TKernel>(ref TKernel kernel, nint count, ref readonly float samples)
        where TKernel : struct, IWideKernel, allows ref struct
    {
        nint head = Math.Min(FloatsToLine(in samples), count), index = 0;
        if (Vector128.IsHardwareAccelerated) index = Run<TKernel, Wide4>(ref kernel, index, head);
        index = Run<TKernel, Wide1>(ref kernel, index, head);
        if (Vector512.IsHardwareAccelerated) index = Run<TKernel, Wide16>(ref kernel, index, count);
        if (Vector256.IsHardwareAccelerated) index = Run<TKernel, Wide8>(ref kernel, index, count);
        if (Vector128.IsHardwareAccelerated) index = Run<TKernel, Wide4>(ref kernel, index, count);
        Run<TKernel, Wide1>(ref kernel, index, count);
    }

    /// <summary>How many floats on the next cache line starts; only speed hangs on it.</summary>
    public static int FloatsToLine(ref readonly float start)
    {
        const int line = 64;
        nint address = Unsafe.ByteOffset(in Unsafe.NullRef<float>(), in start);
        return (int)(-address & line - 1) / sizeof(float);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Run<TKernel, TWide>(ref TKernel kernel, nint index, nint count)
        where TKernel : struct, IWideKernel, allows ref struct
        where TWide : struct, IWide<TWide>
    {
        for (; index <= count - TWide.Count; index += TWide.Count) kernel.Step<TWide>(index);
        return index;
    }
}
