namespace AstroStacker.Report.Pixels;

/// <summary>How the samples of one colour became one number.</summary>
/// <param name="WeightedSum">Of weight x value, in double, in the frames' order.</param>
/// <param name="WeightSum">Of the weights.</param>
/// <param name="Value">Of the stack, before the colours are converted.</param>
/// <param name="Remark">What else there is to say, for example that all frames are saturated; or null.</param>
public sealed record PlaneAtPixel(double WeightedSum, double WeightSum, float Value, string? Remark);
