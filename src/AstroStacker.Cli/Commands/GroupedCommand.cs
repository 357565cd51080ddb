using System.CommandLine;
using AstroStacker.Cli.Options;

namespace AstroStacker.Cli.Commands;

/// <summary>A command whose options stand in groups; its help shows them so.</summary>
internal sealed class GroupedCommand : Command
{
    public GroupedCommand(string name, string description, IReadOnlyList<IOptionGroup> groups) : base(name, description)
    {
        Groups = groups;
        foreach (var option in groups.SelectMany(group => group.Options)) Options.Add(option);
    }

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<IOptionGroup> Groups { get; }
}
