namespace AstroStacker.Pipeline;

/// <summary>What a stage took.</summary>
/// <param name="Stage">Its name in the recipe.</param>
/// <param name="StartSeconds">When it began, from the start of the run.</param>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="ProcessorSeconds">Of all threads of the process, in the program and in the system for it.</param>
/// <param name="Threads">Threads allowed.</param>
public sealed record StageTiming(string Stage, double StartSeconds, double Seconds, double ProcessorSeconds, int Threads)
{
    /// <summary>Share of the threads' time in which they worked; the rest they waited, for the disk or for each other.</summary>
    public double BusyShare => Seconds > 0 ? Math.Min(1, ProcessorSeconds / (Seconds * Threads)) : 1;
}
