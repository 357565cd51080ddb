using AstroStacker.Imaging;

namespace AstroStacker.Tests.Resampling;

/// <summary>Transforms of all kinds: each takes another way through the kernels.</summary>
internal static class Geometry
{
    /// <summary>About a picture of that side.</summary>
    public static IEnumerable<Transform> Transforms(int side)
    {
        double centre = 0.47 * side, degree = Math.PI / 180;
        yield return Transform.Shift(3.37, -2.81);
        yield return Transform.Shift(-0.5, 7);
        foreach (double angle in (double[])[0.3, 1, 5, 44, 90, 90.5, 121, 180, 181.2, 269.1, -30])
            yield return Transform.Rotation(angle * degree, centre, centre + 1.7);
        yield return Transform.Rotation(2 * degree, centre, centre, 0.5);
        yield return Transform.Rotation(2 * degree, centre, centre, 2);
        yield return Transform.Rotation(2 * degree, centre, centre, 7);
        yield return new Transform([-1, 0.01, side - 1.7, 0.02, 1, 0.4, 0, 0, 1]);
        yield return new Transform([1.001, 0.01, 1.2, -0.01, 0.99, 2.4, 1e-6, 2e-6, 1]);
        yield return new Transform([1.1, 0.1, -5, -0.1, 0.9, 9, 2e-4, -3e-4, 1]);
        yield return new Transform([-0.1, 0.9, 9, 1.1, 0.1, -5, 2e-4, -3e-4, 1]);
        foreach (var lensed in Lensed(side)) yield return lensed;
    }

    /// <summary>Those of real frames: the strong lenses bend so small a picture as much as real ones bend thousands of pixels.</summary>
    public static IEnumerable<Transform> Mild(int side) =>
        Transforms(side).Where(transform => Math.Abs(transform.SourceLens?.K1 ?? 0) < 0.1 && Math.Abs(transform.TargetLens?.K1 ?? 0) < 0.1);

    /// <summary>Behind lenses: of long and of short reach, weak and strong, turned, and without a lens on one side.</summary>
    public static IEnumerable<Transform> Lensed(int side)
    {
        double centre = 0.47 * side;
        var weak = new LensModel(0.5 * side, 0.48 * side, 0.7 * side, -0.04, 0.01);
        var strong = new LensModel(0.52 * side, 0.5 * side, 0.7 * side, -0.3, -0.05, 0.01);
        var pincushion = new LensModel(0.5 * side, 0.5 * side, 0.5 * side, 0.6, 0);
        foreach (double angle in (double[])[0.01, 1.6, 3, -2])
            yield return new Transform([.. Transform.Rotation(angle, centre, centre).Matrix], weak, weak);
        yield return new Transform([1.02, 0.01, -5, -0.01, 0.99, 9, 1e-4, -2e-4, 1], strong, strong);
        yield return new Transform([1, 0, 1.3, 0, 1, -2.4, 0, 0, 1], strong);
        yield return new Transform([1, 0, 1.3, 0, 1, -2.4, 0, 0, 1], null, strong);
        yield return new Transform([0, 1, 1.3, 1, 0, -2.4, 0, 0, 1], pincushion, weak);
    }

    /// <summary>Its horizon runs through the picture.</summary>
    public static Transform WithHorizon => new([1.1, 0.1, -5, -0.1, 0.9, 9, 2e-2, -3e-2, 1]);
}
