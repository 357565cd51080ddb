using System.Globalization;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Selection;
using AstroStacker.Registration;

namespace AstroStacker.Pipeline;

/// <summary>
/// Brings every frame onto the base and scores it. No frame goes on with a transform that was not verified.
/// </summary>
internal sealed class RegisterStep(StackJob job, SurveyStep survey, Func<int, CalibratedFrame> calibrated)
{
    /// <summary>Where fewer of the other frames fit the base than this, another base is tried.</summary>
    private const double EnoughAligned = 0.5;

    private readonly List<string> _notes = [];

    /// <summary>What the user should know of the base and the lens.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>
    /// Every frame with its transform or its refusal. Throws <see cref="StackJobException"/> for a base that the user
    /// named and that can't serve.
    /// </summary>
    public IReadOnlyList<AlignedLight> Run(
        IReadOnlyList<SurveyedLight> lights, int threads, StackCancellation cancellation, StackClock clock)
    {
        var usable = lights.Where(light => light.Refusal is null).ToList();
        if (usable.Count == 0) return [.. lights.Select(light => new AlignedLight(light, "none") { Refusal = light.Refusal })];
        var reference = ChooseBase(lights, usable, clock);
        IReadOnlyList<AlignedLight> AlignTo(SurveyedLight wanted) => Align(lights, wanted, threads, cancellation, clock);
        var aligned = job.Registration.Align ? AlignTo(reference) : AsTheyLie(lights, reference);
        if (AlignedOf(aligned) < EnoughAligned * (usable.Count - 1)) aligned = TryBest(aligned, reference, usable, AlignTo, clock);
        return FrameSelection.Apply(QualityStep.Run(aligned), job.Selection);
    }

    private IReadOnlyList<AlignedLight> Align(
        IReadOnlyList<SurveyedLight> lights, SurveyedLight reference, int threads, StackCancellation cancellation, StackClock clock)
    {
        var mask = AlignmentMask.Load(job.Registration.Mask, reference.Light.Info!);
        var aligner = new FrameAligner(job.Registration, reference, mask, survey, calibrated);
        aligner.FindLens(
            [.. lights.Where(light => light.Refusal is null && light != reference)], calibrated(reference.Light.Number).Area,
            cancellation.Abort);
        if (aligner.Lens is { } lens) Tell(clock, LensNote(lens));
        if (aligner.LensProblem is { } problem) Tell(clock, $"No lens is modelled: {problem}.");
        var aligned = new AlignedLight[lights.Count];
        int done = 0;
        Rows.ForEach(lights.Count, threads, cancellation.Abort, i =>
        {
            aligned[i] = lights[i] == reference ? aligner.Base()
                : lights[i].Refusal is { } refusal ? new AlignedLight(lights[i], "none") { Refusal = refusal }
                : aligner.Align(lights[i], cancellation.Abort);
            clock.Report("register", Interlocked.Increment(ref done), lights.Count);
        });
        return aligned;
    }

    private static IReadOnlyList<AlignedLight> AsTheyLie(IReadOnlyList<SurveyedLight> lights, SurveyedLight reference) =>
        [.. lights.Select(light => light.Refusal is { } refusal
            ? new AlignedLight(light, "none") { Refusal = refusal }
            : new AlignedLight(light, light == reference ? "base" : "none") { ReferenceToFrame = Transform.Identity })];

    /// <summary>The wanted base, the best, or the first that shows enough.</summary>
    private SurveyedLight ChooseBase(IReadOnlyList<SurveyedLight> lights, IReadOnlyList<SurveyedLight> usable, StackClock clock)
    {
        if (job.Registration.Base is { } wanted)
        {
            string file = LightList.SameFile(wanted);
            var named = lights.First(light => LightList.SameFile(light.Light.Path) == file);
            return named.Refusal is null ? named : throw LightList.BaseRefused(named.Light.Path, named.Refusal);
        }

        if (!job.Registration.Align) return usable[0];
        if (job.Registration.BestBase)
        {
            var best = BaseChoice.Best(usable);
            Tell(clock, $"The base is {best.Light.Path}, whose stars place others best.");
            return best;
        }

        var (reference, reason) = BaseChoice.First(usable);
        if (reason is not null)
            Tell(clock, $"{usable[0].Light.Path} can't serve as the base ({reason}): {reference.Light.Path} does.");
        return reference;
    }

    /// <summary>
    /// Most frames don't fit the base: takes the best frame instead where more fit that one, or says that the base named
    /// can't serve.
    /// </summary>
    private IReadOnlyList<AlignedLight> TryBest(
        IReadOnlyList<AlignedLight> aligned, SurveyedLight reference, List<SurveyedLight> usable,
        Func<SurveyedLight, IReadOnlyList<AlignedLight>> alignTo, StackClock clock)
    {
        var best = BaseChoice.Best([.. usable.Where(light => light != reference)]);
        if (best.Survey!.Stars.Count < BaseChoice.LeastStars) return aligned;
        var other = alignTo(best);
        int before = AlignedOf(aligned), after = AlignedOf(other);
        if (after <= before) return aligned;
        string reason = $"only {before} of {usable.Count - 1} frames fit it, {after} fit {best.Light.Path}";
        if (job.Registration.Base is not null)
            return before > 0 ? aligned : throw LightList.BaseRefused(reference.Light.Path, $"is no match for the night: {reason}.");
        Tell(clock, $"{reference.Light.Path} can't serve as the base ({reason}): that one does.");
        return other;
    }

    /// <summary>Says it at once, and in the summary.</summary>
    private void Tell(StackClock clock, string sentence)
    {
        _notes.Add(sentence);
        clock.Say("register", sentence);
    }

    /// <summary>How far the corner of the frame is seen from where an ideal lens would show it.</summary>
    private static string LensNote(LensModel lens)
    {
        double seen = (lens.Distort(lens.CentreX + lens.RadiusPixels, lens.CentreY).X - lens.CentreX) / lens.RadiusPixels;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The lens's distortion is modelled: it draws the frame's corners {100 * (seen - 1):+0.0;-0.0} % from their ideal places.");
    }

    private static int AlignedOf(IReadOnlyList<AlignedLight> lights) =>
        lights.Count(light => light.Refusal is null && light.Alignment != "base");
}
