using AstroStacker.EndToEnd.Files;
using AstroStacker.Testing;

namespace AstroStacker.EndToEnd;

/// <summary>A folder of its own in which a test makes frames and runs the program on them.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CliProcess Cli => new() { WorkingFolder = _folder.FullPath };

    public string At(string name) => _folder.At(name);

    public bool Has(string name) => File.Exists(At(name));

    /// <summary>All files below the folder, relative, in ordinal order.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(_folder.FullPath, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder.FullPath, file)).Order(StringComparer.Ordinal);

    /// <summary>Writes a DNG; returns its name.</summary>
    public string Dng(string name, MosaicFrame frame)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        frame.WriteDng(At(name));
        return name;
    }

    /// <summary>A level frame with red, green and blue samples of these ADU; returns its name.</summary>
    public string Level(string name, double red, double green, double blue, int width = 64, int height = 48) =>
        Dng(name, MosaicFrame.Flat(width, height, red, green, blue));

    public string Level(string name, double adu) => Level(name, adu, adu, adu);

    /// <summary>Runs the program; anything but exit code 0 fails the test.</summary>
    public ProcessResult Succeed(params IEnumerable<string> arguments) => Cli.Succeed(arguments);

    public ProcessResult Expect(int exitCode, params IEnumerable<string> arguments) => Cli.Expect(exitCode, arguments);

    /// <summary>Runs a command line as the user's shell does, with the program lying there as ./astro-stacker.</summary>
    public void Shell(string command)
    {
        File.WriteAllText(At("astro-stacker"), $"#!/bin/sh\nexec dotnet '{CliProcess.Program}' \"$@\"\n");
        (Cli with { Command = ["bash", "-c"] }).Succeed($"chmod +x astro-stacker && {command}");
        File.Delete(At("astro-stacker"));
    }

    public Picture Png(string name) => PngPicture.Read(At(name + ".png"));

    public Picture Tiff(string name) => TiffPicture.Read(At(name + ".tif"));

    public StackReport Report(string name) => StackReport.Read(At(name + ".json"));

    public void Dispose() => _folder.Dispose();
}
