using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>What every method asks of its arguments.</summary>
internal static class WindowGuard
{
    /// <summary>Throws where the window can't give what is asked; else returns its mosaic.</summary>
    /// <param name="samples">The window's.</param>
    /// <param name="window">Where they lie.</param>
    /// <param name="sensor">The sensor samples that the output stands for.</param>
    /// <param name="reach">Samples needed beyond those, where the sensor has them.</param>
    public static CfaPattern Check(ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle sensor, int reach)
    {
        var cfa = window.Cfa
            ?? throw new ArgumentException("A window without a mosaic needs no demosaic.", nameof(window));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, checked((int)window.Area.Area), nameof(samples));
        if (!window.Valid.Contains(sensor))
            throw new ArgumentException($"{sensor} lies outside {window.Valid}.", nameof(sensor));
        if (!window.Area.Contains(sensor.Inflate(reach).Intersect(window.Valid)))
            throw new ArgumentException($"{window.Area} does not reach {reach} samples beyond {sensor}.", nameof(window));
        return cfa;
    }

    /// <summary>Throws unless the planes hold one output a colour.</summary>
    public static void CheckPlanes(ReadOnlySpan<float> planes, PixelRectangle output, CfaPattern cfa) =>
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            planes.Length, checked((int)output.Area * cfa.ColourCount), nameof(planes));
}
