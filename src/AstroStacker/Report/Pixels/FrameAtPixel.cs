namespace AstroStacker.Report.Pixels;

/// <summary>One frame at a pixel of the result.</summary>
/// <param name="Path">Its file.</param>
/// <param name="X">Column of its full sensor that lies there.</param>
/// <param name="Y">Row.</param>
/// <param name="Samples">One a colour.</param>
public sealed record FrameAtPixel(string Path, double X, double Y, IReadOnlyList<SampleAtPixel> Samples);
