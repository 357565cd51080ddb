namespace AstroStacker.Stars;

/// <summary>Where a fit starts and how far it may go.</summary>
internal readonly record struct FitStart(
    double X, double Y, double FwhmPixels, double MostShiftPixels, double MostFwhmPixels)
{
    public bool Allows(double x, double y, double fwhmPixels) =>
        (x - X) * (x - X) + (y - Y) * (y - Y) <= MostShiftPixels * MostShiftPixels && fwhmPixels <= MostFwhmPixels;
}
