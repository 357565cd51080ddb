using System.CommandLine;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>The options of one stage: they stand together in the help and fill the stage's part of the job.</summary>
internal interface IOptionGroup
{
    /// <summary>The heading in the help.</summary>
    string Title { get; }

    /// <summary>In the order of the help.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>The job with this group's options as given.</summary>
    StackJob Apply(StackJob job, ParseResult given);
}
