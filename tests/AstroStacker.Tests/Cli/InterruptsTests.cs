using AstroStacker.Cli.Running;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class InterruptsTests
{
    [Fact]
    public void Press_Once_FinishesEarlyAndSaysHowToStop()
    {
        var said = new List<string>();
        using var interrupts = new Interrupts(said.Add);

        Assert.True(interrupts.Press());

        Assert.True(interrupts.Finish.IsCancellationRequested);
        Assert.False(interrupts.Abort.IsCancellationRequested);
        Assert.Contains("-partial", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public void Press_Twice_StopsAtOnce()
    {
        var said = new List<string>();
        using var interrupts = new Interrupts(said.Add);

        Assert.True(interrupts.Press());
        Assert.True(interrupts.Press());

        Assert.True(interrupts.Abort.IsCancellationRequested);
        Assert.Equal(2, said.Count);
    }

    [Fact]
    public void Press_ThreeTimes_LetsTheSystemEndTheProcess()
    {
        using var interrupts = new Interrupts(_ => { });

        Assert.True(interrupts.Press());
        Assert.True(interrupts.Press());
        Assert.False(interrupts.Press());
    }

    [Fact]
    public void Terminate_Once_StopsAtOnce()
    {
        using var interrupts = new Interrupts(_ => { });

        Assert.True(interrupts.Terminate());

        Assert.True(interrupts.Finish.IsCancellationRequested);
        Assert.True(interrupts.Abort.IsCancellationRequested);
    }
}
