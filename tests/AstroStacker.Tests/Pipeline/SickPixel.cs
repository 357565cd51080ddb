namespace AstroStacker.Tests.Pipeline;

/// <summary>A defect of <see cref="DefectiveNight"/>.</summary>
internal readonly record struct SickPixel(int X, int Y, double Electrons, SickKind Kind);

/// <summary>What a defect does.</summary>
internal enum SickKind
{
    /// <summary>Adds its electrons to every frame.</summary>
    Hot,

    /// <summary>Adds them to every other frame, by chance.</summary>
    Telegraph,

    /// <summary>Holds no light.</summary>
    Cold,
}
