using AstroStacker.Imaging;

namespace AstroStacker.Testing.Folders;

/// <summary>What the sensor gives for a shot, in ADU: dark frames with hot pixels, vignetted flats, lights with stars.</summary>
internal static class ShotPixels
{
    public const int Pedestal = 500;

    // Of the light that reaches a pixel of each colour, as a sky or a panel gives it.
    private const float RedShare = 0.6f, BlueShare = 0.75f;

    public static ushort[] Render(Shot shot, int seed)
    {
        float[] light = Light(shot), noise = FixedData.Gaussian(light.Length, seed);
        var hot = new Random(shot.Width * 31 + shot.Height);
        bool dark = shot.Type is not (FrameType.Light or FrameType.Flat);
        for (int i = 0; i < 20; i++)
        {
            int at = hot.Next(light.Length);
            if (shot.Seconds > 1 && shot.Type != FrameType.Flat) light[at] += (float)(shot.Seconds * 8);
        }

        var samples = new ushort[light.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            float share = dark ? 1 : Share(shot, i % shot.Width, i / shot.Width);
            float signal = light[i] * share;
            samples[i] = (ushort)Math.Clamp(Pedestal + signal + noise[i] * MathF.Sqrt(36 + signal), 0, 65535);
        }

        return samples;
    }

    private static float[] Light(Shot shot)
    {
        var light = new float[shot.Width * shot.Height];
        if (shot.Type is not (FrameType.Light or FrameType.Flat)) return light;
        float level = shot.Type == FrameType.Flat ? 28000 : 700, halfDiagonal = MathF.Sqrt(
            shot.Width * shot.Width + shot.Height * shot.Height) / 2;
        for (int i = 0; i < light.Length; i++)
        {
            float x = i % shot.Width - shot.Width / 2f, y = i / shot.Width - shot.Height / 2f;
            light[i] = level * (1 - 0.3f * (x * x + y * y) / (halfDiagonal * halfDiagonal));
        }

        if (shot.Type == FrameType.Light) AddStars(light, shot);
        return light;
    }

    /// <summary>The target's stars, moved a little from shot to shot.</summary>
    private static void AddStars(float[] light, Shot shot)
    {
        var sky = new Random((shot.Target ?? "").Sum(letter => letter * 7) + shot.Width);
        for (int star = 0; star < 30; star++)
        {
            double x = sky.NextDouble() * shot.Width + shot.Number % 3, y = sky.NextDouble() * shot.Height + shot.Number % 2;
            double peak = 600 * Math.Exp(sky.NextDouble() * 4);
            for (int row = Math.Max(0, (int)y - 6); row < Math.Min(shot.Height, (int)y + 7); row++)
                for (int column = Math.Max(0, (int)x - 6); column < Math.Min(shot.Width, (int)x + 7); column++)
                {
                    double squared = (column - x) * (column - x) + (row - y) * (row - y);
                    light[row * shot.Width + column] += (float)(peak * Math.Exp(-squared / 3));
                }
        }
    }

    private static float Share(Shot shot, int x, int y) => shot.Cfa?[y % 2 * 2 + x % 2] switch
    {
        'R' => RedShare,
        'B' => BlueShare,
        _ => 1,
    };
}
