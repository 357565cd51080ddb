using AstroStacker.Stars;

namespace AstroStacker.Tests.Stars;

/// <summary>The profile as its formula says, sample by sample, in the kernels' order of operations.</summary>
internal static class PlainProfile
{
    /// <summary>The profile's slopes by the five parameters, and the profile.</summary>
    public static float[] Columns(float x, float y, ProfileView view, ProfileCurve curve, PixelPoints points)
    {
        float[] c = curve.Coefficients;
        float value = 0, slopeX = 0, slopeY = 0, scale = 0, plus = 0, cross = 0;
        for (int k = 0; k < points.X.Length; k++)
        {
            float px = x - view.X + points.X[k], py = y - view.Y + points.Y[k];
            float u = px * view.XX + py * view.XY, v = px * view.XY + py * view.YY, q = u * u + v * v;
            float b4 = c[3] + q * c[4], b3 = c[2] + q * b4, b2 = c[1] + q * b3, b1 = c[0] + q * b2;
            float derivative = b1 + q * (b2 + q * (b3 + q * (b4 + q * c[4])));
            float profile = 1 / (1 + q * b1), light = profile * points.Weight[k], slope = derivative * profile * light;
            value += light;
            slopeX += slope * u;
            slopeY += slope * v;
            scale += slope * q;
            plus += slope * (u * u - v * v);
            cross += slope * (u * v);
        }

        return [slopeX * 2, slopeY * 2, scale, plus, cross * 2, value];
    }

    public static float Value(double x, double y, ProfileView view, ProfileCurve curve) =>
        Columns((float)x, (float)y, view, curve, PixelPoints.Nine)[5];
}
