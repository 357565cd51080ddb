using System.CommandLine;

namespace AstroStacker.Cli.Help;

/// <summary>astro-stacker man: the manual page, to be kept where man looks for it.</summary>
internal static class ManCommand
{
    /// <param name="writer">Receives the page.</param>
    /// <param name="page">The whole program's help, once all commands are known.</param>
    public static Command Create(TextWriter writer, Func<HelpPage> page)
    {
        var command = new Command(
            "man", "print the manual page; saved as astro-stacker.1, man shows it");
        command.SetAction(_ => ManPage.Write(page(), VersionAction.Version, writer));
        return command;
    }
}
