namespace AstroStacker.Stars;

/// <summary>Where a fit starts and how far it may go.</summary>
/// <param name="X">Pixels from the fit's origin.</param>
/// <param name="Y">Pixels from the fit's origin.</param>
/// <param name="MostShiftPixels">A centre farther from the start is another star's.</param>
/// <param name="Shape">The shape expected, and how firmly.</param>
internal readonly record struct FitStart(double X, double Y, double MostShiftPixels, ShapePrior Shape)
{
    public bool Allows(double x, double y) =>
        (x - X) * (x - X) + (y - Y) * (y - Y) <= MostShiftPixels * MostShiftPixels;
}
