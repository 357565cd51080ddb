using System.Globalization;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>The files that take no part, by reason.</summary>
internal static class PlanPassedOver
{
    private const int MostNames = 3;

    /// <summary>What may be lost first, then by frequency.</summary>
    public static void Write(NightPlan plan, PlanLines lines)
    {
        if (plan.PassedOver.Count == 0) return;
        lines.Heading("Passed over");
        var reasons = plan.PassedOver.GroupBy(file => file.Reason)
            .OrderByDescending(files => files.Any(file => file.IsLost)).ThenByDescending(files => files.Count());
        foreach (var reason in reasons)
        {
            var names = reason.Take(MostNames).Select(file => Path.GetFileName(file.Path));
            string more = reason.Count() > MostNames
                ? string.Create(CultureInfo.InvariantCulture, $" and {reason.Count() - MostNames} more")
                : "";
            bool each = reason.Count() > 1 && reason.Key.StartsWith("is ", StringComparison.Ordinal);
            lines.Item($"* {string.Join(", ", names)}{more}: {(each ? "each " : "")}{reason.Key}", 4);
        }
    }
}
