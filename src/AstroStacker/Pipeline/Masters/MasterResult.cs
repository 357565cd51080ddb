namespace AstroStacker.Pipeline.Masters;

/// <summary>A master that was made.</summary>
/// <param name="FrameCount">Frames in it.</param>
/// <param name="FilesWritten">The float file first.</param>
/// <param name="Notes">Plain sentences the user should read.</param>
public sealed record MasterResult(int FrameCount, IReadOnlyList<string> FilesWritten, IReadOnlyList<string> Notes);
