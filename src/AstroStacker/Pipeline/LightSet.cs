using AstroStacker.Calibration;

namespace AstroStacker.Pipeline;

/// <summary>Lights of a job that have masters of their own: those of one night, one exposure, one setting.</summary>
/// <param name="Lights">Files that the job names among its lights.</param>
/// <param name="Calibration">Their masters, in place of the job's.</param>
public sealed record LightSet(IReadOnlyList<string> Lights, CalibrationOptions Calibration);
