namespace AstroStacker.Formats.Workers;

/// <summary>
/// The command that starts a worker: a process that runs <see cref="Worker.Main"/> on its standard streams.
/// </summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerLauncher(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The verb by which the command line program becomes a worker.</summary>
    public const string Verb = "worker";

    private const string Program = "astro-stacker";

    /// <summary>The command line program itself or the one beside this library; null where there is none.</summary>
    public static WorkerLauncher? Find()
    {
        string? running = Environment.ProcessPath;
        string name = Path.GetFileNameWithoutExtension(running) ?? "";
        if (running is not null && name == Program) return new WorkerLauncher(running, [Verb]);

        string library = Path.Combine(AppContext.BaseDirectory, Program + ".dll");
        if (!File.Exists(library) || !File.Exists(Path.ChangeExtension(library, ".runtimeconfig.json"))) return null;
        string? host = name == "dotnet" ? running : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        return new WorkerLauncher(host ?? "dotnet", [library, Verb]);
    }
}
