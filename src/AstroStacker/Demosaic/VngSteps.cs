using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>
/// The gradients of VNG in a 5x5 square. A step "along" leads in the direction, "aside" at right angles to it, in samples of
/// the buffer. The larger methods are calls: in line they would exhaust what the compiler inlines, at twice the time.
/// </summary>
internal static class VngSteps
{
    /// <summary>Along a row or a column: the two lines beside it count half.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TWide Straight<TWide>(ref float centre, nint along, nint aside) where TWide : struct, IWide<TWide>
    {
        var middle = Change<TWide>(ref centre, along, -along) + Change<TWide>(ref centre, 2 * along, 0);
        var near = Change<TWide>(ref centre, along - aside, -along - aside) + Change<TWide>(ref centre, along + aside, -along + aside);
        var far = Change<TWide>(ref centre, 2 * along - aside, -aside) + Change<TWide>(ref centre, 2 * along + aside, aside);
        return middle + (near + far) * TWide.Splat(0.5f);
    }

    /// <summary>Along a diagonal, given as a step down or up and one to a side; what has the same colour depends on the sample's.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TWide Slanted<TWide>(ref float centre, nint down, nint aside, TWide isGreen) where TWide : struct, IWide<TWide>
    {
        nint along = down + aside;
        var middle = Change<TWide>(ref centre, along, -along) + Change<TWide>(ref centre, 2 * along, 0);
        var atGreen = Change<TWide>(ref centre, along + down, -aside) + Change<TWide>(ref centre, along + aside, -down);
        var near = Change<TWide>(ref centre, down, -aside) + Change<TWide>(ref centre, aside, -down);
        var far = Change<TWide>(ref centre, along + down, down) + Change<TWide>(ref centre, along + aside, aside);
        return middle + TWide.Select(isGreen, atGreen, (near + far) * TWide.Splat(0.5f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Change<TWide>(ref float centre, nint one, nint other) where TWide : struct, IWide<TWide>
    {
        TWide left = TWide.Load(ref centre, one), right = TWide.Load(ref centre, other);
        return TWide.Max(left - right, right - left);
    }
}
