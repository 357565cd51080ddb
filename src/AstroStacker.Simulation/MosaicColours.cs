using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>The colour filters of the simulated sensors.</summary>
internal static class MosaicColours
{
    /// <summary>The word for Fujifilm's mosaic of 6x6, in place of Bayer's four letters.</summary>
    public const string XTrans = "XTRANS";

    /// <summary>From the visible area's top-left sample: 20 greens, 8 reds and 8 blues.</summary>
    private static readonly CfaPattern s_xTrans = new("GGRGGBGGBGGRBRGRBGGGBGGRGGRGGBRBGBRG", 6, 6);

    /// <summary>The colours from the visible area's top-left sample; not of use for mono frames.</summary>
    public static CfaPattern Of(NightOptions options) =>
        options.Cfa == XTrans ? s_xTrans : new CfaPattern(options.Cfa);

    /// <summary>The colours of six neighbours in the row of X-Trans <paramref name="y"/>, from column <paramref name="x"/>.</summary>
    public static int[] XTransRow(int x, int y) =>
        [.. Enumerable.Range(x, s_xTrans.RepeatWidth).Select(column => s_xTrans.ColourAt(column, y))];
}
