using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class RowsTests
{
    // Outside the guarded part an error of a thread's start would end the process.
    [Fact]
    public void ForEach_StartFailsOnOneThread_RethrowsIt()
    {
        int started = 0;
        Assert.Throws<InvalidOperationException>(() => Rows.ForEach(
            1000, 4, TestContext.Current.CancellationToken,
            () => Interlocked.Increment(ref started) > 1 ? throw new InvalidOperationException() : 0,
            (_, _) => SpinWait.SpinUntil(() => Volatile.Read(ref started) > 1), _ => { }));
    }
}
