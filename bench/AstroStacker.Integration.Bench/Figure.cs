namespace AstroStacker.Integration.Bench;

/// <summary>One measured row.</summary>
/// <param name="Night">What was stacked.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Got">As text, with unit.</param>
internal sealed record Figure(string Night, string Measure, string Got)
{
    /// <summary>What is asked for, or empty.</summary>
    public string Asked { get; init; } = "";

    /// <summary>The method's own limit: the same without what integration can do about it; or empty.</summary>
    public string Own { get; init; } = "";

    /// <summary>Null where nothing is asked.</summary>
    public bool? Met { get; init; }

    public static string Head =>
        "| night | measure | asked | got | method's own limit | |\n|---|---|---|---|---|---|";

    public override string ToString() =>
        $"| {Night} | {Measure} | {Asked} | {Got} | {Own} | {Met switch { true => "ok", false => "MISSES", _ => "" }} |";
}
