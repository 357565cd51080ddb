using System.Runtime.InteropServices;

namespace AstroStacker.Cli.Running;

/// <summary>
/// Ctrl-C: the first finishes early with what is there, the second stops at once and leaves no file behind, a third
/// ends the process as the system does. A request to terminate (SIGTERM) stops at once.
/// </summary>
internal sealed class Interrupts(Action<string> say) : IDisposable
{
    private readonly CancellationTokenSource _finish = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _count;

    public CancellationToken Finish => _finish.Token;

    public CancellationToken Abort => _abort.Token;

    /// <summary>Listens to the process's signals until disposed.</summary>
    public void Listen()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = Press()));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = Terminate()));
    }

    /// <summary>Stops at once. False where the process should end now.</summary>
    public bool Terminate()
    {
        Interlocked.CompareExchange(ref _count, 1, 0);
        return Press();
    }

    /// <summary>One Ctrl-C. False where the process should end now.</summary>
    public bool Press()
    {
        switch (Interlocked.Increment(ref _count))
        {
            case 1:
                say("Finishing early; the result is named -partial. Press Ctrl-C again to stop at once.");
                _finish.Cancel();
                return true;
            case 2:
                say("Stopping; no file is left behind.");
                _finish.Cancel();
                _abort.Cancel();
                return true;
            default:
                return false;
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _finish.Dispose();
        _abort.Dispose();
    }
}
