using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// The child process in which LibRaw runs, so that a native loop can be ended and a native crash costs one frame.
/// Requests: one byte (1 decode and describe, 2 samples, 3 describe by the header), then the path. Replies: one byte; 1 is a refusal
/// (problem, remedy); 0 is followed by the description as JSON, or by width, height, planes and the samples, plane after plane.
/// </summary>
public static class RawWorker
{
    internal const byte Describe = 1;
    internal const byte Samples = 2;
    internal const byte Header = 3;
    internal const byte Accepted = 0;
    internal const byte Refused = 1;

    // The parent ends a worker long before; this one is for a parent that died meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Answers requests until the input ends.</summary>
    public static int Main(Stream input, Stream output)
    {
        // A Ctrl-C on the terminal reaches children too; the parent decides what still gets done.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using var watchdog = new Timer(static _ => Environment.Exit(1));
        using var request = new BinaryReader(input, Encoding.UTF8, leaveOpen: true);
        using var reply = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        using var session = new RawSession();
        for (int verb = input.ReadByte(); verb >= 0; verb = input.ReadByte())
        {
            string path = request.ReadString();
            watchdog.Change(Patience, Timeout.InfiniteTimeSpan);
            Answer(session, verb, path, reply);
            reply.Flush();
            watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        return 0;
    }

    private static void Answer(RawSession session, int verb, string path, BinaryWriter reply)
    {
        try
        {
            if (verb == Describe) WriteInfo(session.Inspect(path), reply);
            else if (verb == Header) WriteInfo(RawDecoder.Describe(path), reply);
            else WriteSamples(session, path, reply);
        }
        catch (FrameException refusal)
        {
            reply.Write(Refused);
            reply.Write(refusal.Problem);
            reply.Write(refusal.Remedy);
        }
    }

    private static void WriteInfo(FrameInfo info, BinaryWriter reply)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(info, RawJson.Default.FrameInfo);
        reply.Write(Accepted);
        reply.Write(json.Length);
        reply.Write(json);
    }

    private static void WriteSamples(RawSession session, string path, BinaryWriter reply)
    {
        using var frame = session.Take(path);
        var info = frame.Info;
        reply.Write(Accepted);
        reply.Write(info.Width);
        reply.Write(info.Height);
        reply.Write(info.PlaneCount);
        using var buffer = PlanePool.Rent<ushort>(info.Width);
        for (int plane = 0; plane < info.PlaneCount; plane++)
            for (int y = 0; y < info.Height; y++)
            {
                frame.ReadRow(plane, y, buffer.Span);
                reply.Write(MemoryMarshal.AsBytes(buffer.Span));
            }
    }
}
