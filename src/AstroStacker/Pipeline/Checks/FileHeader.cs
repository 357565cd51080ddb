using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Checks;

/// <summary>What a file's header says, read before any work.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Info">Null where the file can't be opened.</param>
/// <param name="Refusal">Why it can't be opened, with the remedy; or null.</param>
/// <param name="DecodedBytes">Memory or scratch that its samples take when they are decoded; 0 where they are read in place.</param>
internal sealed record FileHeader(string Path, FrameInfo? Info, string? Refusal, long DecodedBytes)
{
    /// <summary>In the order of the files; those that are not reached before the user asks to finish carry that reason.</summary>
    public static IReadOnlyList<FileHeader> ReadAll(IReadOnlyList<string> paths, int threads, StackCancellation cancellation)
    {
        var headers = paths.Select(path => new FileHeader(path, null, SurveyStep.NotReached, 0)).ToArray();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Finish, cancellation.Abort);
            Rows.ForEach(paths.Count, threads, either.Token, i => headers[i] = Read(paths[i]));
        }
        catch (OperationCanceledException) when (!cancellation.Abort.IsCancellationRequested)
        {
            // The user asked to finish with what is there.
        }

        return headers;
    }

    /// <summary>The same as a light that is not in the store.</summary>
    public Light AsLight => new(Path, -1, Info, Refusal);

    private static FileHeader Read(string path)
    {
        try
        {
            using var reader = FrameFormats.OpenHeader(path);
            long decoded = reader.ReadsInPlace ? 0 : Storage.KeptSamples.BytesFor(reader.Info);
            return new FileHeader(path, reader.Info, null, decoded);
        }
        catch (FrameException error)
        {
            return new FileHeader(path, null, $"{error.Problem}. {error.Remedy}", 0);
        }
    }
}
