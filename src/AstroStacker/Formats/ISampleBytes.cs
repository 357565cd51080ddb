namespace AstroStacker.Formats;

/// <summary>Bytes that samples are read from at any position, by any thread: a file, or what a file unpacks to.</summary>
internal interface ISampleBytes : IDisposable
{
    string Path { get; }

    /// <summary>How many there are; null where only unpacking them all would tell.</summary>
    long? KnownLength { get; }

    /// <summary>True where a read costs no more than the bytes it asks for.</summary>
    bool ReadsInPlace { get; }

    /// <summary>Throws a FrameException where the file is no longer what it was when it was opened.</summary>
    void EnsureUnchanged();

    /// <summary>Fills the span from a position; bytes that end before that are a named error.</summary>
    void Read(long position, Span<byte> bytes);

    /// <summary>Fills as much of the span as there is from a position on, and returns how much that is.</summary>
    int ReadUpTo(long position, Span<byte> bytes);
}
