using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Opens a tree's files for their headers, and looks at some rows of those that are read in place.</summary>
internal static class FrameOpening
{
    /// <summary>For each file a candidate, or why it is none.</summary>
    public static (Candidate? Candidate, string? Problem)[] Open(IReadOnlyList<FoundFile> files, int threads, CancellationToken stop)
    {
        var opened = new (Candidate?, string?)[files.Count];
        Rows.ForEach(files.Count, threads, stop, i => opened[i] = Open(files[i], stop));
        return opened;
    }

    private static (Candidate?, string?) Open(FoundFile file, CancellationToken stop)
    {
        try
        {
            using var reader = FrameFormats.OpenHeader(file.FullPath);
            var pixels = reader.ReadsInPlace ? PixelProbe.Look(reader, stop) : null;
            return (new Candidate(file, reader.Info, pixels), null);
        }
        catch (FrameException error)
        {
            return (null, error.Problem);
        }
    }
}
