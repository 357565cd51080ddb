using AstroStacker.Imaging;
using AstroStacker.Registration;

namespace AstroStacker.Pipeline;

/// <summary>
/// Brings every frame onto the base: by its stars where the base has enough of them, else by picture features.
/// No frame goes on with a transform that was not verified.
/// </summary>
internal sealed class RegisterStep(StackJob job, SurveyStep survey, Func<int, CalibratedFrame> calibrated)
{
    /// <summary>Fewer stars than this on the base: the scene is aligned by features.</summary>
    private const int FewestBaseStars = 6;

    public IReadOnlyList<AlignedLight> Run(
        IReadOnlyList<SurveyedLight> lights, int threads, StackCancellation cancellation, StackClock clock)
    {
        var usable = lights.Where(light => light.Refusal is null).ToList();
        if (!job.Registration.Align || usable.Count == 0) return Unaligned(lights);
        var reference = ChooseBase(lights, usable);
        if (usable.FirstOrDefault() != reference && job.Registration.Base is null)
            clock.Say("register", $"{usable[0].Light.Path} can't serve as the base (too few stars): {reference.Light.Path} does.");
        var mask = AlignmentMask.Load(job.Registration.Mask, reference.Light.Info!);
        var aligner = new FrameAligner(job.Registration, reference, mask, survey, calibrated, FewestBaseStars);
        var aligned = new AlignedLight[lights.Count];
        int done = 0;
        Rows.ForEach(lights.Count, threads, cancellation.Abort, i =>
        {
            aligned[i] = lights[i] == reference
                ? new AlignedLight(lights[i], "base") { ReferenceToFrame = Transform.Identity }
                : lights[i].Refusal is { } refusal ? new AlignedLight(lights[i], "none") { Refusal = refusal }
                : aligner.Align(lights[i], cancellation.Abort);
            clock.Report("register", Interlocked.Increment(ref done), lights.Count);
        });
        return aligned;
    }

    /// <summary>Frames as they lie; the first usable (or the wanted base) is the reference.</summary>
    private IReadOnlyList<AlignedLight> Unaligned(IReadOnlyList<SurveyedLight> lights)
    {
        var usable = lights.Where(light => light.Refusal is null).ToList();
        var reference = usable.Count == 0 ? null : ChooseBase(lights, usable);
        return [.. lights.Select(light => light.Refusal is { } refusal
            ? new AlignedLight(light, "none") { Refusal = refusal }
            : new AlignedLight(light, light == reference ? "base" : "none") { ReferenceToFrame = Transform.Identity })];
    }

    /// <summary>The wanted base, or the first frame with enough stars, or (a scene without stars) the first of all.</summary>
    private SurveyedLight ChooseBase(IReadOnlyList<SurveyedLight> lights, IReadOnlyList<SurveyedLight> usable)
    {
        if (job.Registration.Base is { } wanted)
        {
            string file = LightList.SameFile(wanted);
            var named = lights.First(light => LightList.SameFile(light.Light.Path) == file);
            return named.Refusal is null ? named : throw LightList.BaseRefused(named.Light.Path, named.Refusal);
        }

        if (!job.Registration.Align) return usable[0];
        return usable.FirstOrDefault(light => light.Survey!.Stars.Count >= FewestBaseStars) ?? usable[0];
    }
}
