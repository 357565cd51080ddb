using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What the exposure says of a frame's type, beside those of the camera's frames whose type is sure.</summary>
internal static class ExposureClues
{
    /// <summary>Exposures are alike within this: shutters and clocks round.</summary>
    private const double Tolerance = 0.05;

    // Panels let flats be short too; a bias is as short as the camera can.
    private const double MostBiasSeconds = 0.001;
    private const double LongSeconds = 1;
    private const double VeryLongSeconds = 30;

    public static void AddTo(IReadOnlyList<Candidate> candidates)
    {
        var clues = new List<(Candidate Candidate, TypeClue Clue)>();
        foreach (var camera in candidates.GroupBy(candidate => (candidate.Info.Camera, candidate.Info.Width, candidate.Info.Height)))
        {
            double[] lights = SureExposures(camera, FrameType.Light), flats = SureExposures(camera, FrameType.Flat);
            double shortest = camera.Min(candidate => candidate.Info.ExposureSeconds) ?? 0;
            foreach (var candidate in camera)
                if (candidate.Info.ExposureSeconds is { } seconds)
                    clues.AddRange(Of(seconds, shortest).Concat(Likeness(candidate, seconds, lights, flats))
                        .Select(clue => (candidate, clue)));
        }

        foreach (var (candidate, clue) in clues) candidate.Add(clue);
    }

    /// <summary>True for exposures that a camera means to be the same.</summary>
    public static bool AreAlike(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(a, b);

    private static double[] SureExposures(IEnumerable<Candidate> camera, FrameType type) =>
        [.. camera.Where(candidate => candidate.IsSure && candidate.Type == type)
            .Select(candidate => candidate.Info.ExposureSeconds).OfType<double>().Distinct().Order()];

    private static IEnumerable<TypeClue> Of(double seconds, double shortest)
    {
        if (seconds <= MostBiasSeconds && seconds <= shortest * (1 + Tolerance))
            yield return new TypeClue($"{Text(seconds)}, the camera's shortest", TypeWeights.ShortestExposure);
        else if (seconds >= VeryLongSeconds) yield return new TypeClue(Text(seconds), TypeWeights.VeryLongExposure);
        else if (seconds >= LongSeconds) yield return new TypeClue(Text(seconds), TypeWeights.LongExposure);
    }

    // What is surely a light or a flat has its own kind's exposure: that says nothing.
    private static IEnumerable<TypeClue> Likeness(Candidate candidate, double seconds, double[] lights, double[] flats)
    {
        if (candidate is { IsSure: true, Type: FrameType.Light or FrameType.Flat }) yield break;
        if (lights.Any(light => AreAlike(light, seconds)))
            yield return new TypeClue($"{Text(seconds)} as lights have it", TypeWeights.LikeLights);
        else if (flats.Any(flat => AreAlike(flat, seconds)))
            yield return new TypeClue($"{Text(seconds)} as flats have it", TypeWeights.LikeFlats);
    }

    private static string Text(double seconds) => $"exposure of {seconds.ToString("0.######", CultureInfo.InvariantCulture)} s";
}
