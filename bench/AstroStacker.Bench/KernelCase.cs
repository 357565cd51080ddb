namespace AstroStacker.Bench;

/// <summary>A kernel to be timed.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Samples">That one run works on.</param>
/// <param name="Run">One run; leaves its input as it was.</param>
internal sealed record KernelCase(string Name, int Samples, Action Run);
