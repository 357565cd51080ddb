using System.Globalization;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Every sentence of a plan once, with the stacks and masters that it is of.</summary>
internal static class PlanCompromises
{
    private const int MostNames = 4;

    public static void Write(NightPlan plan, PlanLines lines)
    {
        var said = new List<(string Text, string Subject)>();
        foreach (var master in plan.Masters) said.AddRange(master.Notes.Select(note => (note, master.Name)));
        foreach (var stack in plan.Stacks)
        {
            var notes = stack.Groups.SelectMany(group => group.Notes).Concat(stack.Notes).Distinct();
            said.AddRange(notes.Select(note => (note, stack.Name)));
        }

        if (said.Count == 0 && plan.Notes.Count == 0) return;
        lines.Heading("Good to know");
        foreach (string note in plan.Notes) lines.Item($"* {note}", 4);
        foreach (var sentence in said.GroupBy(entry => entry.Text))
            lines.Item($"* {Subjects([.. sentence.Select(entry => entry.Subject).Distinct()], plan)}{sentence.Key}", 4);
    }

    private static string Subjects(IReadOnlyList<string> subjects, NightPlan plan)
    {
        if (plan.Stacks.Count == 1 && subjects is [var only] && only == plan.Stacks[0].Name) return "";
        if (plan.Stacks.Count > 1 && plan.Stacks.All(stack => subjects.Contains(stack.Name))) return "All stacks: ";
        if (subjects.Count <= MostNames) return $"{string.Join(", ", subjects)}: ";
        return string.Create(
            CultureInfo.InvariantCulture, $"{string.Join(", ", subjects.Take(MostNames - 1))} and {subjects.Count - MostNames + 1} more: ");
    }
}
