namespace AstroStacker.Cli.Options;

/// <summary>An option that says in words what holds when it isn't given; null where there is nothing to say.</summary>
internal interface IDefaultText
{
    string? DefaultText { get; }
}
