using AstroStacker.Cli.Running;

namespace AstroStacker.Cli.Display;

/// <summary>Which view suits a run.</summary>
internal static class ProgressViews
{
    public static IProgressView For(Terminal terminal, RunManner manner)
    {
        IProgressView view = manner switch
        {
            { Quiet: true } => new SilentView(),
            _ when terminal.Error.IsTerminal => new BarView(terminal.Error.Styled(), manner.ShowDetails),
            _ => new PlainView(terminal.Error.Writer, manner.ShowDetails),
        };
        return manner.Log is null ? view : new LoggedView(view, manner.Log);
    }
}
