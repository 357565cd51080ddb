using AstroStacker.Cli.Running;

namespace AstroStacker.Cli.Display;

/// <summary>Which view suits a run.</summary>
internal static class ProgressViews
{
    public static IProgressView For(Terminal terminal, RunManner manner) => manner switch
    {
        { Quiet: true } => new SilentView(),
        _ when terminal.Error.IsTerminal => new BarView(terminal.Error.Styled()),
        _ => new PlainView(terminal.Error.Writer),
    };
}
