namespace AstroStacker.Pipeline.Storage;

/// <summary>The memory the user allows can't hold even the smallest plan of the run.</summary>
public sealed class MemoryBudgetException(string message) : StackJobException(message);
