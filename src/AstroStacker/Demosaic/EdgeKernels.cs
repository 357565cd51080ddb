namespace AstroStacker.Demosaic;

/// <summary>The same-colour average where neighbours are missing: at the sensor's edge.</summary>
internal static class EdgeKernels
{
    /// <summary>
    /// Fills columns left to right - 1: sum of tent x sample / sum of tent over the neighbours that exist, in double.
    /// </summary>
    public static void Average(in MosaicRow row, int radius, int left, int right)
    {
        for (int x = left; x < right; x++)
            for (int colour = 0; colour < row.Cfa.ColourCount; colour++)
                row.Plane(colour, x, 1)[0] = Sample(row, x, colour, radius);
    }

    private static float Sample(in MosaicRow row, int x, int colour, int radius)
    {
        if (row.Cfa.ColourAt(x, row.Y) == colour) return row.Samples[row.IndexOf(x, row.Y)];
        var valid = row.Window.Valid;
        double sum = 0, weights = 0;
        for (int dy = -radius; dy <= radius; dy++)
            for (int dx = -radius; dx <= radius; dx++)
            {
                if (!valid.Contains(x + dx, row.Y + dy) || row.Cfa.ColourAt(x + dx, row.Y + dy) != colour) continue;
                double weight = CfaWeights.Tent(radius, dx, dy);
                sum += weight * row.Samples[row.IndexOf(x + dx, row.Y + dy)];
                weights += weight;
            }

        return weights == 0 ? 0 : (float)(sum / weights);
    }
}
