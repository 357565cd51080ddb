namespace AstroStacker.Pipeline;

/// <summary>One step of a run for whoever shows it.</summary>
/// <param name="Stage">"survey", "register", "integrate", "finish": short enough for a bar.</param>
/// <param name="Done">Items finished.</param>
/// <param name="Total">Items in all.</param>
/// <param name="Message">A sentence the user should read now, or null.</param>
/// <param name="IsDetail">The sentence is for those who asked for timings and decisions.</param>
public readonly record struct StackProgress(string Stage, long Done, long Total, string? Message = null, bool IsDetail = false);
