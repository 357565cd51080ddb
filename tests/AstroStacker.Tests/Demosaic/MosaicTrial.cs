using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

/// <summary>A small sensor and what a method makes of parts of it.</summary>
internal sealed record MosaicTrial(string Method, string Letters, PixelRectangle Valid, float[] Samples)
{
    public const string XTrans = "GGRGGBGGBGGRBRGRBGGGBGGRGGRGGBRBGBRG";

    public static readonly string[] Mosaics = ["RGGB", "BGGR", "GRBG", "GBRG", "RGBG", "CYGM", XTrans];

    public MosaicBalance? Balance { get; init; }

    public CfaPattern Cfa { get; } = CfaOf(Letters);

    public IDemosaic Demosaic { get; } = DemosaicMethods.Get(Method);

    /// <summary>Every method with every mosaic that it supports.</summary>
    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var method in DemosaicMethods.All)
            foreach (string letters in Mosaics)
                if (method.Supports(CfaOf(letters))) all.Add(method.Name, letters);
        return all;
    }

    public static CfaPattern CfaOf(string letters) => letters.Length == 36 ? new CfaPattern(letters, 6, 6) : new CfaPattern(letters);

    /// <summary>Samples of a sensor by their place and colour.</summary>
    public static float[] Fill(PixelRectangle valid, CfaPattern cfa, Func<int, int, int, double> sample) =>
    [
        .. Enumerable.Range(0, (int)valid.Area).Select(i =>
        {
            int x = valid.X + i % valid.Width, y = valid.Y + i / valid.Width;
            return (float)sample(x, y, cfa.ColourAt(x, y));
        }),
    ];

    /// <summary>The pixels of the planes all of whose samples the sensor has.</summary>
    public PixelRectangle Whole()
    {
        int scale = Demosaic.Scale, x = (Valid.X + scale - 1) / scale, y = (Valid.Y + scale - 1) / scale;
        return new PixelRectangle(x, y, Valid.Right / scale - x, Valid.Bottom / scale - y);
    }

    public float At(int x, int y) => Samples[(y - Valid.Y) * Valid.Width + x - Valid.X];

    /// <summary>Cuts a window with its halo, NaN where the sensor has no samples.</summary>
    public float[] Run(PixelRectangle output)
    {
        int scale = Demosaic.Scale;
        var area = new PixelRectangle(output.X * scale, output.Y * scale, output.Width * scale, output.Height * scale)
            .Inflate(Demosaic.HaloPixels);
        var window = new float[area.Area];
        for (int i = 0; i < window.Length; i++)
        {
            int x = area.X + i % area.Width, y = area.Y + i / area.Width;
            window[i] = Valid.Contains(x, y) ? At(x, y) : float.NaN;
        }

        var planes = new float[output.Area * Cfa.ColourCount];
        Demosaic.Demosaic(window, new MosaicWindow(area, Valid, Cfa, Balance), output, planes);
        return planes;
    }

    /// <summary>All pixels of all planes.</summary>
    public IEnumerable<(int X, int Y, int Colour, float Value)> Pixels()
    {
        var output = Whole();
        var planes = Run(output);
        for (int i = 0; i < planes.Length; i++)
            yield return (output.X + i % output.Width, output.Y + i / output.Width % output.Height, i / (int)output.Area, planes[i]);
    }
}
