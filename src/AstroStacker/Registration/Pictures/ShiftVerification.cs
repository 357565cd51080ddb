using AstroStacker.Imaging;
using static AstroStacker.Registration.TransformCheck;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// Trusts a shift only where no other place matches nearly as well, the details look alike after it, and each half of
/// the target, left and right, upper and lower, asks for it alone.
/// </summary>
internal sealed class ShiftVerification(RegistrationLimits limits)
{
    /// <summary>Unrelated pictures correlate at several places nearly alike: 0.7 and more.</summary>
    private const double MostSecondPeak = 0.6;

    /// <summary>Correlation coefficient of the details after the shift.</summary>
    private const double LeastAgreement = 0.6;

    /// <summary>Bins: of less nothing can be said.</summary>
    private const int LeastHalf = 8;

    public RegistrationResult Verify(ShiftOverlap overlap)
    {
        var (reference, frame) = overlap.Read();
        int width = overlap.Part.Width;
        (reference, frame) = LocalContrast.Of(reference, frame, width);
        double most = limits.MostRmsPixels * overlap.Reference.FinestBin;
        if (Problem(overlap.Shift, "the pictures") is { } problem) return RegistrationResult.Refused(problem);
        if (TileShift.Between(reference, frame, width) is not { } details)
            return RegistrationResult.Refused(Invariant(
                $"its details match nowhere near a shift of {overlap.Total.X:0} px across and {overlap.Total.Y:0} down"));
        if (Problem(details, "its details") is { } unlike) return RegistrationResult.Refused(unlike);
        double apart = overlap.Bin * Math.Sqrt(Square(details, overlap.Shift));
        if (apart > most)
            return RegistrationResult.Refused(Invariant(
                $"its details ask for a shift {apart:0.0} px from its outline's, at most {most:0.#} is allowed"));
        return Compare(overlap, Halves(reference, frame, overlap.Part), most);
    }

    private static string? Problem(TileShift shift, string what)
    {
        if (shift.SecondPeak > MostSecondPeak)
            return Invariant(
                $"a second shift suits {what} {shift.SecondPeak:0.00} times as well, {MostSecondPeak:0.0} is allowed");
        if (shift.Agreement < LeastAgreement)
            return Invariant(
                $"{what} correlate by {shift.Agreement:0.00} after the best shift, {LeastAgreement:0.0} is needed");
        return null;
    }

    private static RegistrationResult Compare(ShiftOverlap overlap, List<TileShift> halves, double most)
    {
        if (halves.Count < 4) return RegistrationResult.Refused($"only {halves.Count} of its 4 halves match anywhere");
        double held = overlap.Bin * Math.Sqrt((Square(halves[0], halves[1]) + Square(halves[2], halves[3])) / 2);
        if (held > most)
            return RegistrationResult.Refused(Invariant(
                $"its halves ask for shifts {held:0.0} px apart, at most {most:0.#} is allowed: it turned or changed"));
        var (x, y) = overlap.Total;
        return new RegistrationResult
        {
            ReferenceToFrame = Transform.Shift(x, y),
            Model = "shift",
            PairCount = halves.Count,
            RmsPixels = overlap.Bin * Math.Sqrt(halves.Average(half => Square(half, overlap.Shift))),
            HeldOutCount = halves.Count,
            HeldOutRmsPixels = held,
        };
    }

    private static double Square(TileShift a, TileShift b) => (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y);

    /// <summary>Left, right, upper and lower, each with half of the detail; fewer where one has no top.</summary>
    private static List<TileShift> Halves(float[] reference, float[] frame, PixelRectangle part)
    {
        var (x, y) = Middle(reference, part.Width);
        x = Math.Clamp(x, LeastHalf, part.Width - LeastHalf);
        y = Math.Clamp(y, LeastHalf, part.Height - LeastHalf);
        PixelRectangle[] halves =
        [
            new(0, 0, x, part.Height), new(x, 0, part.Width - x, part.Height),
            new(0, 0, part.Width, y), new(0, y, part.Width, part.Height - y),
        ];
        float[] Cut(float[] samples, PixelRectangle half) => ShiftTile.Cut(samples, part.Width, half);
        return [.. halves
            .Select(half => TileShift.Between(Cut(reference, half), Cut(frame, half), half.Width))
            .OfType<TileShift>()];
    }

    /// <summary>The column and the row with as much detail on either side.</summary>
    private static (int X, int Y) Middle(float[] detail, int width)
    {
        double[] columns = new double[width], rows = new double[detail.Length / width];
        for (int y = 0; y < rows.Length; y++)
            for (int x = 0; x < width; x++)
            {
                double square = detail[y * width + x] * (double)detail[y * width + x];
                columns[x] += square;
                rows[y] += square;
            }

        return (MiddleOf(columns), MiddleOf(rows));
    }

    private static int MiddleOf(double[] shares)
    {
        double half = shares.Sum() / 2, sum = 0;
        int middle = 0;
        while (middle < shares.Length - 1 && sum + shares[middle] <= half) sum += shares[middle++];
        return middle;
    }
}
