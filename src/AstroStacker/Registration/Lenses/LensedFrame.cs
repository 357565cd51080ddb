namespace AstroStacker.Registration.Lenses;

/// <summary>The pairs of one frame with the reference in unit coordinates, and the homography between ideal places.</summary>
/// <param name="Pairs">In the coordinates of a <see cref="LensUnit"/>.</param>
/// <param name="Matrix">Row by row, the ninth number 1: in unit coordinates w is positive in the middle of the frame.</param>
internal sealed record LensedFrame(PointPair[] Pairs, double[] Matrix);
