namespace AstroStacker.Pipeline;

/// <summary>A job that can't be done as asked, found before any work: says what is wrong and what to do.</summary>
public class StackJobException(string message) : Exception(message);
