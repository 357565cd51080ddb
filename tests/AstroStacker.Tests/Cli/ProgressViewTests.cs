using AstroStacker.Cli.Display;
using AstroStacker.Pipeline;
using Spectre.Console;
using Xunit;

namespace AstroStacker.Tests.Cli;

public sealed class ProgressViewTests
{
    [Fact]
    public void Plain_ThousandSteps_IsALineEachTenth()
    {
        string[] lines = Plain(progress =>
        {
            for (int i = 0; i <= 1000; i++) progress.Report(new StackProgress("survey", i, 1000));
        });

        Assert.Equal(11, lines.Length);
        Assert.Equal("survey: 0 % (0 of 1000)", lines[0]);
        Assert.Equal("survey: 10 % (100 of 1000)", lines[1]);
        Assert.Equal("survey: 100 % (1000 of 1000)", lines[^1]);
    }

    [Fact]
    public void Plain_StepsOutOfOrder_NeverGoesBack()
    {
        string[] lines = Plain(progress =>
        {
            foreach (int done in (int[])[2, 1, 4, 3, 4]) progress.Report(new StackProgress("integrate", done, 4));
        });

        Assert.Equal(["integrate: 50 % (2 of 4)", "integrate: 100 % (4 of 4)"], lines);
    }

    [Fact]
    public void Plain_Message_IsALineOfItsOwn() =>
        Assert.Equal(["a.dng skipped"], Plain(progress => progress.Report(new StackProgress("survey", 0, 0, "a.dng skipped"))));

    [Fact]
    public void Plain_SeveralStages_EachBeginsWithALine()
    {
        string[] lines = Plain(progress =>
        {
            progress.Report(new StackProgress("survey", 3, 3));
            progress.Report(new StackProgress("register", 1, 3));
        });

        Assert.Equal(["survey: 100 % (3 of 3)", "register: 33 % (1 of 3)"], lines);
    }

    [Fact]
    public void Bars_OnATerminal_ShowStageTimeAndMessage()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 100;

        int result = new BarView(console, details: false).Watch(progress =>
        {
            progress.Report(new StackProgress("survey", 1, 2));
            progress.Report(new StackProgress("survey", 2, 2, "[a].dng skipped"));
            progress.Report(new StackProgress("survey", 0, 0, "survey: 1 s", IsDetail: true));
            progress.Report(new StackProgress("integrate", 0, 0));
            return 7;
        });

        Assert.Equal(7, result);
        Assert.Contains("survey", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("100%", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("[a].dng skipped", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("survey: 1 s", writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "survey: 1 s")]
    [InlineData(false, "")]
    public void PlainView_Detail_IsForThoseWhoAsked(bool details, string shown) => Assert.Equal(
        [shown], Plain(progress => progress.Report(new StackProgress("survey", 0, 0, "survey: 1 s", IsDetail: true)), details));

    private static string[] Plain(Action<IProgress<StackProgress>> work, bool details = false)
    {
        using var writer = new StringWriter();
        new PlainView(writer, details).Watch(progress =>
        {
            work(progress);
            return 0;
        });
        return writer.ToString().TrimEnd().Split(Environment.NewLine);
    }
}
