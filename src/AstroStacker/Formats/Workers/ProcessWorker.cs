using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Workers;

/// <summary>A worker in a child process, killed when it takes too long or its parent is cancelled.</summary>
internal sealed class ProcessWorker : IWorker
{
    private readonly Process _process;
    private readonly BinaryWriter _request;
    private readonly BinaryReader _reply;
    private volatile string _lastWords = "";

    private ProcessWorker(Process process)
    {
        _process = process;
        _request = new BinaryWriter(process.StandardInput.BaseStream, Encoding.UTF8);
        _reply = new BinaryReader(process.StandardOutput.BaseStream, Encoding.UTF8);
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data)) _lastWords = line.Data.Trim();
        };
        process.BeginErrorReadLine();
    }

    public string? Holds { get; private set; }

    public bool IsUsable { get; private set; } = true;

    /// <param name="launcher">The command.</param>
    /// <param name="path">The frame it is started for, named where that fails.</param>
    public static ProcessWorker Start(WorkerLauncher launcher, string path)
    {
        var start = new ProcessStartInfo(launcher.FileName, launcher.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            return new ProcessWorker(Process.Start(start)!);
        }
        catch (Win32Exception error)
        {
            throw WorkerFailures.NotStarted(path, launcher, error);
        }
    }

    public FrameInfo Inspect(string path, TimeSpan limit)
    {
        var info = Describe(Worker.Describe, path, limit);
        Holds = Path.GetFullPath(path);
        return info;
    }

    public FrameInfo Glance(string path, TimeSpan limit) => Describe(Worker.Header, path, limit);

    public void Decode(FrameInfo info, Span<ushort> samplesAdu, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var watch = new Watch(this, limit, cancellationToken);
        try
        {
            Ask(Worker.Samples, info.Path);
            Holds = null;
            int width = _reply.ReadInt32(), height = _reply.ReadInt32(), planes = _reply.ReadInt32();
            if ((width, height, planes) != (info.Width, info.Height, info.PlaneCount))
            {
                IsUsable = false;
                throw WorkerFailures.Changed(info.Path);
            }

            _reply.BaseStream.ReadExactly(MemoryMarshal.AsBytes(samplesAdu));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw Failure(NativeDecoder.LibRaw, info.Path, watch, error);
        }
    }

    public byte[] Unpack(string path, int part, TimeSpan limit)
    {
        using var watch = new Watch(this, limit, CancellationToken.None);
        try
        {
            Ask(Worker.Unpacked, path, part);
            return ReadBlock();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw Failure(NativeDecoder.Cfitsio, path, watch, error);
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private FrameInfo Describe(byte verb, string path, TimeSpan limit)
    {
        using var watch = new Watch(this, limit, CancellationToken.None);
        try
        {
            Ask(verb, path);
            return JsonSerializer.Deserialize(ReadBlock(), RawJson.Default.FrameInfo)! with { Path = path };
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw Failure(NativeDecoder.LibRaw, path, watch, error);
        }
    }

    private byte[] ReadBlock()
    {
        byte[] block = new byte[_reply.ReadInt32()];
        _reply.BaseStream.ReadExactly(block);
        return block;
    }

    private void Ask(byte verb, string path, int part = 0)
    {
        _request.Write(verb);
        _request.Write(Path.GetFullPath(path));
        _request.Write(part);
        _request.Flush();
        if (_reply.ReadByte() == Worker.Accepted) return;
        Holds = null;
        throw new FrameException(path, _reply.ReadString(), _reply.ReadString());
    }

    private Exception Failure(NativeDecoder decoder, string path, Watch watch, Exception error)
    {
        IsUsable = false;
        if (watch.IsCancelled) return new OperationCanceledException(watch.Token);
        if (watch.IsLate) return WorkerFailures.TookTooLong(decoder, path, watch.Limit);
        _process.WaitForExit(1000);
        return WorkerFailures.Crashed(
            decoder, path, _process.HasExited ? _process.ExitCode : -1, _lastWords, error);
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited) _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile, which is what was wanted.
        }
    }

    // Reads from a pipe can't be given up; a killed child ends them.
    private sealed class Watch : IDisposable
    {
        private readonly Timer _timer;
        private readonly CancellationTokenRegistration _cancellation;

        public Watch(ProcessWorker worker, TimeSpan limit, CancellationToken token)
        {
            Limit = limit;
            Token = token;
            _timer = new Timer(
                _ =>
                {
                    IsLate = true;
                    worker.Kill();
                },
                null, limit, Timeout.InfiniteTimeSpan);
            _cancellation = token.Register(worker.Kill);
        }

        public TimeSpan Limit { get; }

        public CancellationToken Token { get; }

        public bool IsLate { get; private set; }

        public bool IsCancelled => Token.IsCancellationRequested;

        public void Dispose()
        {
            _cancellation.Dispose();
            _timer.Dispose();
        }
    }
}
