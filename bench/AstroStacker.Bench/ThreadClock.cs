using System.Runtime.InteropServices;
using Perfolizer.Horology;

namespace AstroStacker.Bench;

/// <summary>
/// Time the measuring thread spent on a processor, so that other processes' time slices don't count (what they do to caches
/// and clock rates still does). Linux only.
/// </summary>
internal sealed class ThreadClock : IClock
{
    private const int ThreadCpuTime = 3;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public string Title => "thread CPU time";

    public bool IsAvailable => OperatingSystem.IsLinux();

    public Frequency Frequency => new(NanosecondsPerSecond);

    public long GetTimestamp()
    {
        if (ReadClock(ThreadCpuTime, out var time) != 0) throw new InvalidOperationException("The thread's clock can't be read.");
        return time.Seconds * NanosecondsPerSecond + time.Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out TimeSpec time);

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
