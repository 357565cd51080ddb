namespace AstroStacker.Cli.Options;

/// <summary>An option that says in words what it does when it isn't given.</summary>
internal interface IDefaultText
{
    string DefaultText { get; }
}
