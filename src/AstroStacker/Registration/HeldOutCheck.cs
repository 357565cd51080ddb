using AstroStacker.Imaging;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration;

/// <summary>
/// Fits without some pairs, looks for these anew among all stars, and only then trusts the fit on all: a third of them at
/// once, or of few pairs each in turn.
/// </summary>
internal sealed class HeldOutCheck(
    StarGrowth growth, List<(int Reference, int Frame)> pairs, RegistrationLimits limits, double fwhmPixels)
{
    /// <summary>Every so many pairs one is held out.</summary>
    private const int HeldOutEvery = 3;

    /// <summary>With fewer pairs each is held out in turn.</summary>
    private const int FewPairs = 12;

    /// <summary>Share of the held-out pairs that must be found again where the others predict them.</summary>
    private const double LeastFoundAgain = 0.75;

    private double _sum;

    /// <summary>Pairs that were held out.</summary>
    public int Count { get; private set; }

    /// <summary>Root mean square distance of the held-out pairs from where the others put them.</summary>
    public double HeldOutRmsPixels => Math.Sqrt(_sum / Math.Max(1, Count));

    /// <summary>Root mean square distance of all pairs under the fit on all.</summary>
    public double RmsPixels { get; private set; }

    /// <summary>Null where the fit holds; else why not, with the number.</summary>
    public string? Verify(FittedTransform fit)
    {
        var points = growth.Points(pairs, 0);
        double floor = ScatterFloor.Pixels(fit.Transform, points);
        double most = limits.MostPixels(fwhmPixels);
        double radius = Math.Max(2 * growth.RadiusPixels, most);
        bool inTurn = pairs.Count < FewPairs;
        int again = 0;
        for (int turn = 0; turn < (inTurn ? pairs.Count : 1); turn++)
        {
            var held = pairs.Where((_, i) => inTurn ? i == turn : i % HeldOutEvery == HeldOutEvery - 1).ToList();
            var rest = pairs.Where((_, i) => inTurn ? i != turn : i % HeldOutEvery != HeldOutEvery - 1).ToList();
            if (TransformFit.Fit(growth.Points(rest, floor), fit.Model) is not { } without)
                return $"{rest.Count} star pairs don't determine its {fit.Model.ToString().ToLowerInvariant()} transform";
            again += FindAgain(without.Transform, held, radius);
        }

        if (again < LeastFoundAgain * Count)
            return $"only {again} of {Count} held-out stars were found where the others predict them";
        RmsPixels = TransformFit.Rms(fit.Transform, points);
        return Math.Max(HeldOutRmsPixels, RmsPixels) > most
            ? Invariant($"held-out stars lie {HeldOutRmsPixels:0.00} px rms from their places, allowed is {most:0.0#}")
            : null;
    }

    private int FindAgain(Transform without, List<(int Reference, int Frame)> held, double radius)
    {
        int again = 0;
        foreach (var point in growth.Points(held, 0))
        {
            double distance = TransformFit.Distance(without, point);
            _sum += distance * distance;
        }

        foreach (var (star, partner) in held)
            if (growth.Partner(without, star, radius) == partner) again++;
        Count += held.Count;
        return again;
    }
}
