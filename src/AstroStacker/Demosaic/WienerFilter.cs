using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Demosaic;

/// <summary>
/// The weights of neighbouring samples that estimate a missing colour with the least mean square error, if the sky is made of
/// stars of several widths whose colours scatter. A flat sky and a slope of any colour come out exactly.
/// </summary>
/// <remarks>
/// With C the samples' covariance (noise on its diagonal), b theirs with what is wanted, and A w = d the conditions that each
/// colour's weights add up to 1 (the wanted one) or 0 and have no first moment: w = C^-1 b + C^-1 A' (A C^-1 A')^-1 (d - A C^-1 b).
/// </remarks>
internal static class WienerFilter
{
    public const int Radius = 3;

    /// <summary>Squared distance of the furthest sample: more would change nothing.</summary>
    private const int LargestSquare = 10;

    // Variance of a sample's noise beside that of the sky.
    private const double Noise = 0.003;

    // Of the light of stars in neighbouring colours, and in red and blue: their colours scatter by about a quarter.
    private const double Correlation = 0.9, CorrelationOfRedAndBlue = 0.85;

    private const int ConditionsPerColour = 3;

    // The narrowest is sharper than any star, so that undersampled ones come out sharp, too.
    private static readonly double[] s_fwhmPixels = [1.2, 2, 4];

    /// <summary>The samples used, row by row.</summary>
    public static IReadOnlyList<(int Dx, int Dy)> Places { get; } =
    [
        .. from dy in Enumerable.Range(-Radius, 2 * Radius + 1)
           from dx in Enumerable.Range(-Radius, 2 * Radius + 1)
           where dx * dx + dy * dy <= LargestSquare
           select (dx, dy),
    ];

    /// <summary>One weight a place for a colour at sensor sample (x, y); where that colour was sampled, 1 and zeros.</summary>
    public static double[] Weights(CfaPattern cfa, int x, int y, int wanted)
    {
        int count = Places.Count;
        if (cfa.ColourAt(x, y) == wanted) return [.. Places.Select(place => place == (0, 0) ? 1.0 : 0)];
        int[] colours = [.. Places.Select(place => cfa.ColourAt(x + place.Dx, y + place.Dy))];
        var covariance = new double[count * count];
        for (int i = 0; i < count; i++)
            for (int j = 0; j <= i; j++)
                covariance[i * count + j] = Covariance(colours[i], colours[j], Places[i], Places[j]) + (i == j ? Noise : 0);
        Factor(covariance, count);

        double[] weights = [.. Places.Select((place, i) => Covariance(colours[i], wanted, place, (0, 0)))];
        SymmetricSolver.Substitute(covariance, count, weights);
        Correct(weights, covariance, [.. Conditions(colours, cfa.ColourCount)], wanted);
        return weights;
    }

    /// <summary>Moves the weights the least, in the covariance's measure, to meet the conditions.</summary>
    private static void Correct(double[] weights, double[] factor, double[][] conditions, int wanted)
    {
        var moves = new double[conditions.Length][];
        var missing = new double[conditions.Length];
        for (int k = 0; k < conditions.Length; k++)
        {
            moves[k] = [.. conditions[k]];
            SymmetricSolver.Substitute(factor, weights.Length, moves[k]);
            missing[k] = (k == wanted * ConditionsPerColour ? 1 : 0) - Dot(conditions[k], weights);
        }

        var normal = new double[conditions.Length * conditions.Length];
        for (int j = 0; j < conditions.Length; j++)
            for (int k = 0; k < conditions.Length; k++) normal[j * conditions.Length + k] = Dot(conditions[j], moves[k]);
        Factor(normal, conditions.Length);
        SymmetricSolver.Substitute(normal, conditions.Length, missing);
        for (int k = 0; k < conditions.Length; k++)
            for (int i = 0; i < weights.Length; i++) weights[i] += missing[k] * moves[k][i];
    }

    /// <summary>For each colour: which samples are of it, and their x and y.</summary>
    private static IEnumerable<double[]> Conditions(int[] colours, int colourCount)
    {
        for (int colour = 0; colour < colourCount; colour++)
        {
            yield return [.. colours.Select(own => own == colour ? 1.0 : 0)];
            yield return [.. colours.Select((own, i) => own == colour ? (double)Places[i].Dx : 0)];
            yield return [.. colours.Select((own, i) => own == colour ? (double)Places[i].Dy : 0)];
        }
    }

    /// <summary>A Gaussian star's light at two samples, over all places it may stand; the mean of several widths.</summary>
    private static double Covariance(int colour, int otherColour, (int Dx, int Dy) place, (int Dx, int Dy) other)
    {
        const double fwhmPerSigma = 2.3548;
        double square = (place.Dx - other.Dx) * (place.Dx - other.Dx) + (place.Dy - other.Dy) * (place.Dy - other.Dy);
        double sum = 0;
        foreach (double fwhm in s_fwhmPixels)
        {
            double sigma = fwhm / fwhmPerSigma;
            sum += PortableMath.Exp(-square / (4 * sigma * sigma));
        }

        double ofColours = colour == otherColour ? 1 : colour != 1 && otherColour != 1 ? CorrelationOfRedAndBlue : Correlation;
        return sum / s_fwhmPixels.Length * ofColours;
    }

    private static void Factor(double[] matrix, int size)
    {
        if (!SymmetricSolver.Factor(matrix, size)) throw new InvalidOperationException("The mosaic lacks a colour about some sample.");
    }

    private static double Dot(double[] one, double[] other)
    {
        double sum = 0;
        for (int i = 0; i < one.Length; i++) sum += one[i] * other[i];
        return sum;
    }
}
