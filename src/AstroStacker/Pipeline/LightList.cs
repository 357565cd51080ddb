using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>The frames of a job in stacking order, opened, with the base among them.</summary>
public static class LightList
{
    /// <summary>
    /// All files named and the base, each file once, by natural file name, then by content: the order does not hang on
    /// how or where they were named. Throws <see cref="StackJobException"/> for a base that is missing.
    /// </summary>
    public static IReadOnlyList<string> InOrder(StackJob job)
    {
        var named = job.Registration.Base is { } wanted ? job.Lights.Append(wanted) : job.Lights;
        return [.. named
            .DistinctBy(SameFile)
            .GroupBy(path => Path.GetFileName(path) ?? path)
            .OrderBy(alike => alike.Key, NaturalOrder.Instance)
            .SelectMany(alike => alike.Count() == 1 ? alike.AsEnumerable() : alike.OrderBy(ContentOrNothing, StringComparer.Ordinal))];
    }

    /// <summary>Opens every file; those that can't be opened, or were not reached, carry the reason.</summary>
    public static IReadOnlyList<Light> Open(
        IReadOnlyList<string> paths, FrameStore store, int threads, StackCancellation cancellation)
    {
        var lights = paths.Select(path => new Light(path, -1, null, SurveyStep.NotReached)).ToArray();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Finish, cancellation.Abort);
            Rows.ForEach(paths.Count, threads, either.Token, i => lights[i] = Open(paths[i], store, cancellation.Abort));
        }
        catch (OperationCanceledException) when (!cancellation.Abort.IsCancellationRequested)
        {
            // The user asked to finish with what is there: files under way were opened to their end.
        }

        return lights;
    }

    private static Light Open(string path, FrameStore store, CancellationToken stop)
    {
        try
        {
            int number = store.Add(path, stop);
            return new Light(path, number, store.Info(number), null);
        }
        catch (FrameException error)
        {
            return new Light(path, -1, null, $"{error.Problem}. {error.Remedy}");
        }
    }

    /// <summary>
    /// The frame whose size and sensor the others must share: the base where one was named, else the first of the most that agree in
    /// these (one stray frame in front must not turn all others away).
    /// Throws <see cref="StackJobException"/> for a base that can't serve.
    /// </summary>
    public static Light FirstServing(IReadOnlyList<Light> lights, string? wantedBase)
    {
        if (wantedBase is null)
        {
            return lights.Where(light => light.Refusal is null)
                .GroupBy(light => (light.Info!.Width, light.Info.Height, light.Info.PlaneCount, light.Info.Cfa))
                .MaxBy(alike => alike.Count())?.First() ?? throw NothingServes(lights);
        }

        string file = SameFile(wantedBase);
        var named = lights.First(light => SameFile(light.Path) == file);
        return named.Refusal is null ? named : throw BaseRefused(named.Path, named.Refusal);
    }

    /// <summary>The error for frames of which none can serve.</summary>
    public static NothingStackedException NothingServes(IReadOnlyList<Light> lights) =>
        new([.. lights.Select(light => new SurveyedLight(light, null, light.Refusal).Outcome)]);

    /// <summary>The error for a base that can't serve.</summary>
    public static StackJobException BaseRefused(string path, string reason) =>
        new($"The base {path} can't serve: it {reason} Name another with -b.");

    /// <summary>Two names are one file when they lead to the same place, through links of files and of folders.</summary>
    public static string SameFile(string path)
    {
        string full = Path.GetFullPath(path);
        return Path.Exists(full) ? WithoutLinks(full) : full;
    }

    private static string WithoutLinks(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder) return path;
        if (File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target) return WithoutLinks(target.FullName);
        return Path.Combine(WithoutLinks(folder), Path.GetFileName(path));
    }

    /// <summary>Why a frame can't be stacked with the reference, or null.</summary>
    public static string? Mismatch(FrameInfo frame, FrameInfo reference)
    {
        if (frame.Width != reference.Width || frame.Height != reference.Height)
        {
            return $"is {frame.Width} x {frame.Height} but the reference is {reference.Width} x {reference.Height}. "
                + "Stack it in its own run.";
        }

        if (frame.PlaneCount != reference.PlaneCount)
        {
            return $"has {frame.PlaneCount} colour planes but the reference has {reference.PlaneCount}. Stack it in its own run.";
        }

        if (Equals(frame.Cfa, reference.Cfa)) return null;
        return $"has the colour pattern {frame.Cfa?.ToString() ?? "none"} but the reference has "
            + $"{reference.Cfa?.ToString() ?? "none"}. Stack it in its own run.";
    }

    private static string ContentOrNothing(string path) => FramePath.Exists(path) ? FrameStore.Hash(path) : "";
}
