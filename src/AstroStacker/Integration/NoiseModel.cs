using AstroStacker.Imaging;

namespace AstroStacker.Integration;

/// <summary>
/// The noise of a raw sample, as the frames themselves show it: variance = PerLight x light + Floor, light in units of
/// saturation above the level that no light gives (photon transfer: Janesick 2007).
/// </summary>
public sealed record NoiseModel
{
    /// <summary>Below a pedestal there is no light; keeps variances positive there.</summary>
    private const double LeastShare = 0.01;

    /// <summary>Of photons: 1 / (electrons that make a unit).</summary>
    public required double PerLight { get; init; }

    /// <summary>
    /// Of reading and dark current. Negative where the levels hold a pedestal that gives no light: then PerLight x pedestal is
    /// taken off.
    /// </summary>
    public required double Floor { get; init; }

    /// <summary>Standard errors of the two; where they aren't told apart, of what PerLight may be.</summary>
    public required double PerLightError { get; init; }

    public required double FloorError { get; init; }

    /// <summary>
    /// False where the sky's levels differ too little to tell photons from the rest: all of the sky's variance then counts as
    /// photon noise, so that a bright pixel's noise is an upper bound.
    /// </summary>
    public required bool IsSeparated { get; init; }

    /// <summary>
    /// One a colour: what the colour's own variance is of the model's (1 but for chance, and for cameras that scale their colours).
    /// </summary>
    public required IReadOnlyList<double> PlaneFactors { get; init; }

    /// <summary>Electrons that make a unit of saturation, as far as the noise tells; infinite without photon noise.</summary>
    public double ElectronsPerUnit => 1 / PerLight;

    /// <summary>Electrons; 0 where the floor is none.</summary>
    public double ReadNoiseElectrons => PerLight > 0 ? Math.Sqrt(Math.Max(0, Floor)) / PerLight : 0;

    /// <summary>Variance of a calibrated sample: raw light = level x response, and both were divided by the response.</summary>
    /// <param name="plane">The colour.</param>
    /// <param name="level">Of the calibrated sample.</param>
    /// <param name="response">Of the flat there.</param>
    public double Variance(int plane, double level, double response)
    {
        double photons = PerLight * level / response, reading = Floor / (response * response);
        return PlaneFactors[plane] * Math.Max(photons + reading, LeastShare * (Math.Abs(photons) + Math.Abs(reading)));
    }

    /// <summary>
    /// The noise of normalised samples, value = sample x gain + offset, where the flat's response is that. The floor holds what the
    /// frame's own sky adds over the reference's, and so may be negative on frames with less sky.
    /// </summary>
    /// <param name="plane">The colour.</param>
    /// <param name="response">Of the flat there.</param>
    /// <param name="normalization">Its offset includes the background surface there.</param>
    public FrameNoise After(int plane, double response, PlaneNormalization normalization)
    {
        double gain = normalization.Gain, perLevel = PlaneFactors[plane] * gain * PerLight / response;
        double reading = PlaneFactors[plane] * gain * gain * Floor / (response * response);
        return new FrameNoise((float)(reading - perLevel * normalization.Offset), (float)perLevel);
    }
}
