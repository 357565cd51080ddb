using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Bench;

/// <summary>A 24 MP night of 3,000 stars with dark and flat: FWHM 2.8 px, vignetting, warm pixels.</summary>
internal static class SurveyScene
{
    public const int Width = 6000, Height = 4000, StarCount = 3000;

    private const double SkyElectrons = 300, FwhmPixels = 2.8;

    public static MosaicInMemory Frame()
    {
        var light = new float[Width * Height];
        Array.Fill(light, (float)SkyElectrons);
        AddStars(light);
        float[] dark = new float[light.Length], gain = new float[light.Length];
        var words = new ushort[light.Length];
        var random = new Random(24);
        for (int i = 0; i < light.Length; i++)
        {
            double x = (i % Width - Width / 2.0) / Width, y = (i / Width - Height / 2.0) / Width;
            double fall = 1 - 0.8 * (x * x + y * y);
            dark[i] = MosaicInMemory.Black + (random.Next(1000) == 0 ? 2000 : 0);
            gain[i] = (float)(1 / fall);
            double mean = light[i] * fall, adu = mean + Math.Sqrt(mean + 9) * Normal(random) + dark[i];
            words[i] = (ushort)Math.Clamp(adu, 0, 16_000);
        }

        var area = new PixelRectangle(0, 0, Width, Height);
        var calibrator = new Calibrator(new MasterMap(area, dark, true), new MasterMap(area, gain, false));
        return new MosaicInMemory(words, Width, Height, calibrator);
    }

    /// <summary>Moffat profiles of exponent 3 and a power law of fluxes.</summary>
    private static void AddStars(float[] light)
    {
        var random = new Random(3);
        double scale = FwhmPixels / 2 / Math.Sqrt(Math.Pow(2, 1 / 3.0) - 1);
        for (int star = 0; star < StarCount; star++)
        {
            double x = 20 + random.NextDouble() * (Width - 40), y = 20 + random.NextDouble() * (Height - 40);
            double top = 2000 * Math.Pow(Math.Max(1e-3, random.NextDouble()), -1 / 0.8) * 2 / (Math.PI * scale * scale);
            for (int row = (int)y - 15; row <= (int)y + 15; row++)
                for (int column = (int)x - 15; column <= (int)x + 15; column++)
                {
                    double square = (column - x) * (column - x) + (row - y) * (row - y);
                    light[row * Width + column] += (float)(top * Math.Pow(1 + square / (scale * scale), -3));
                }
        }
    }

    /// <summary>Six uniform numbers: normal enough for the middle of the distribution.</summary>
    private static double Normal(Random random)
    {
        double sum = -3;
        for (int k = 0; k < 6; k++) sum += random.NextDouble();
        return sum * Math.Sqrt(2);
    }
}
