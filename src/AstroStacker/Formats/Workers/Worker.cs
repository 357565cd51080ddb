using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AstroStacker.Formats.Fits;
using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Workers;

/// <summary>
/// The child process in which LibRaw and cfitsio run, so that a native loop can be ended and a native crash costs one frame.
/// Requests: one byte (1 decode and describe, 2 samples, 3 describe by the header, 4 unpack a part of a FITS file), the path, the part.
/// Replies: one byte; 1 is a refusal (problem, remedy); 0 is followed by the length and the bytes of the description as JSON or of the
/// plain FITS file, or by width, height, planes and the samples, plane after plane.
/// </summary>
public static class Worker
{
    internal const byte Describe = 1;
    internal const byte Samples = 2;
    internal const byte Header = 3;
    internal const byte Unpacked = 4;
    internal const byte Accepted = 0;
    internal const byte Refused = 1;

    // The parent ends a worker long before; this one is for a parent that died meanwhile.
    private static readonly TimeSpan Patience = 2 * WorkerPool.LongestLimit;

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
            int part = request.ReadInt32();
            watchdog.Change(Patience, Timeout.InfiniteTimeSpan);
            Answer(session, verb, (path, part), reply);
            reply.Flush();
            watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        return 0;
    }

    private static void Answer(RawSession session, int verb, (string Path, int Part) file, BinaryWriter reply)
    {
        try
        {
            if (verb == Describe) WriteInfo(session.Inspect(file.Path), reply);
            else if (verb == Header) WriteInfo(RawDecoder.Describe(file.Path), reply);
            else if (verb == Unpacked) WriteBlock(CfitsioLibrary.Instance(file.Path).Unpack(file.Path, file.Part), reply);
            else WriteSamples(session, file.Path, reply);
        }
        catch (FrameException refusal)
        {
            reply.Write(Refused);
            reply.Write(refusal.Problem);
            reply.Write(refusal.Remedy);
        }
    }

    private static void WriteInfo(FrameInfo info, BinaryWriter reply) =>
        WriteBlock(JsonSerializer.SerializeToUtf8Bytes(info, RawJson.Default.FrameInfo), reply);

    private static void WriteBlock(byte[] block, BinaryWriter reply)
    {
        reply.Write(Accepted);
        reply.Write(block.Length);
        reply.Write(block);
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
