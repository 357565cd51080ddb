using System.Globalization;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;

namespace AstroStacker.Pipeline.Night;

/// <summary>A plan for people: a screen or two, however many files there are.</summary>
public static class NightPlanText
{
    /// <summary>Lines for masters of one type, and for groups of one stack; the rest is counted.</summary>
    private const int MostOfAKind = 10;

    /// <summary>Frames by type, masters, stacks, compromises, files passed over; at most 96 columns where names allow.</summary>
    public static void Write(NightPlan plan, TextWriter writer)
    {
        var lines = new PlanLines(writer);
        lines.Line(Totals(plan));
        WriteMasters(plan, lines);
        WriteStacks(plan, lines);
        PlanCompromises.Write(plan, lines);
        PlanPassedOver.Write(plan, lines);
    }

    private static string Totals(NightPlan plan)
    {
        var types = plan.Masters.SelectMany(master => master.Frames)
            .Concat(plan.Stacks.SelectMany(stack => stack.Groups).SelectMany(group => group.Lights))
            .GroupBy(frame => frame.Type).OrderBy(type => type.Key).Select(type => Words.Count(type.Count(), type.Key)).ToList();
        string used = types.Count == 0 ? "Nothing to stack" : "In use: " + Words.List(types);
        string over = plan.PassedOver.Count == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $"; {plan.PassedOver.Count} {(plan.PassedOver.Count == 1 ? "file" : "files")} passed over");
        return $"{used}{over}.";
    }

    private static void WriteMasters(NightPlan plan, PlanLines lines)
    {
        if (plan.Masters.Count == 0) return;
        lines.Heading("Masters");
        int width = Math.Min(36, plan.Masters.Max(master => master.Name.Length));
        foreach (var type in plan.Masters.GroupBy(master => master.Type))
        {
            foreach (var master in type.Take(MostOfAKind)) WriteMaster(master, width, lines);
            var rest = type.Skip(MostOfAKind).ToList();
            if (rest.Count > 0) lines.Item($"and {rest.Count} more of {Words.Count(rest.Sum(master => master.Frames.Count), type.Key)}", 4);
        }
    }

    private static void WriteMaster(PlannedMaster master, int width, PlanLines lines)
    {
        string frames = master.Frames[0].IsMaster
            ? $"ready made: {Path.GetFileName(master.Frames[0].Info.Path)}"
            : Words.Count(master.Frames.Count, master.Type);
        string bias = master.Bias is null ? "" : $", less {master.Bias.Name}";
        lines.Item($"{master.Name.PadRight(width)}  {frames}{bias}", 2 + width + 2);
    }

    private static void WriteStacks(NightPlan plan, PlanLines lines)
    {
        if (plan.Stacks.Count == 0) return;
        lines.Heading("Stacks");
        foreach (var stack in plan.Stacks)
        {
            var lights = stack.Groups.SelectMany(group => group.Lights).ToList();
            lines.Item($"{stack.Name}: {Words.Count(lights.Count, FrameType.Light)}{Total(lights)}", 4);
            foreach (var group in stack.Groups.Take(MostOfAKind)) lines.Item(GroupLine(group), 6, indent: 4);
            var rest = stack.Groups.Skip(MostOfAKind).ToList();
            if (rest.Count > 0)
                lines.Item(
                    $"and {rest.Count} more groups of {Words.Count(rest.Sum(group => group.Lights.Count), FrameType.Light)}", 6, indent: 4);
        }
    }

    /// <summary>"40 x 120 s, gain 100, -10 C, 2026-11-22: dark-120s less flat-Ha".</summary>
    private static string GroupLine(LightGroup group)
    {
        var lights = new FrameSet(group.Lights);
        string count = lights.Frames.Count.ToString(CultureInfo.InvariantCulture);
        string?[] what =
        [
            lights.ExposureSeconds is { } seconds ? $"{count} x {Words.Seconds(seconds)}" : $"{count} of unknown exposure",
            lights.Settings.GainText, lights.TemperatureCelsius is { } celsius ? Words.Degrees(celsius) : null, Nights(lights.Nights),
        ];
        return $"{string.Join(", ", what.OfType<string>())}: {MastersOf(group)}";
    }

    private static string MastersOf(LightGroup group)
    {
        string?[] masters =
        [
            group.Dark is { } dark ? dark.Name + (group.ScaleDark ? " scaled" : "") : group.Bias?.Name,
            group.Flat?.Name,
        ];
        string named = Words.List([.. masters.OfType<string>()]);
        return named.Length == 0 ? "no masters" : named;
    }

    private static string? Nights(IReadOnlyList<DateOnly> nights) => nights.Count switch
    {
        0 => null,
        1 => Words.Date(nights[0]),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nights.Count} nights from {Words.Date(nights[0])}"),
    };

    private static string Total(IReadOnlyList<SortedFrame> lights)
    {
        double seconds = lights.Sum(light => light.Info.ExposureSeconds ?? 0);
        if (seconds <= 0) return "";
        long whole = (long)Math.Round(seconds);
        if (whole < 60) return $", {Words.Seconds(seconds)} in all";
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $", {whole / 60} min {whole % 60:00} s in all")
            : string.Create(CultureInfo.InvariantCulture, $", {whole / 3600} h {whole % 3600 / 60:00} min in all");
    }
}
