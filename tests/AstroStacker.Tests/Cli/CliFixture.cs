using System.CommandLine;
using AstroStacker.Cli;
using AstroStacker.Cli.Options;
using AstroStacker.Pipeline;
using AstroStacker.Testing;

namespace AstroStacker.Tests.Cli;

/// <summary>The program with a stand-in for the pipeline, in a folder with frames of no content.</summary>
internal sealed class CliFixture : IDisposable
{
    public static readonly MethodChoices Methods = new()
    {
        Rejections = [new Choice("auto", "what fits"), new Choice("none", "keeps all"), new Choice("winsorized", "pulls outliers in")],
        Combines = [new Choice("mean", "least noise"), new Choice("max", "star trails")],
        Demosaics = [new Choice("auto", "what suits"), new Choice("bilinear", "plain"), new Choice("superpixel", "half size")],
        Interpolators = [new Choice("bilinear", "soft"), new Choice("bicubic", "sharper"), new Choice("lanczos3", "sharpest")],
        Drops = [new Choice("square", "exact"), new Choice("gaussian", "smooth")],
        Formats = [new Choice("png", "16 bit"), new Choice("hdr", "Radiance"), new Choice("tiff", "float"), new Choice("fits", "float")],
    };

    private readonly TemporaryFolder _folder = new();

    public CliFixture() => Light = Make("light1.dng");

    public StringWriter Out { get; } = new();

    public StringWriter Error { get; } = new();

    public FakeRunner Runner { get; } = new();

    /// <summary>A frame that is there.</summary>
    public string Light { get; }

    public int Width { get; init; } = 100;

    public IReadOnlyList<Command> Commands { get; init; } = [];

    public string At(params string[] parts) => _folder.At(parts);

    /// <summary>Makes an empty file and returns its path.</summary>
    public string Make(params string[] parts)
    {
        string path = At(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, []);
        return path;
    }

    public int Run(params string[] words)
    {
        var terminal = new Terminal(new TerminalStream(Out, false, Width), new TerminalStream(Error, false, Width));
        return new Application(terminal, Runner, Methods, Commands).Run(words);
    }

    /// <summary>The job that a line with one frame makes.</summary>
    public StackJob JobOf(params string[] words)
    {
        int code = Run([.. words, Light]);
        if (code != 0) throw new InvalidOperationException($"exit code {code}: {Error}");
        return Runner.Job!;
    }

    /// <summary>What a line that can't be carried out is told.</summary>
    public string ErrorOf(params string[] words)
    {
        int code = Run([.. words, Light]);
        if (code != 1) throw new InvalidOperationException($"exit code {code}: {Error}");
        if (Runner.Job is not null) throw new InvalidOperationException("work was begun");
        return Error.ToString();
    }

    public void Dispose() => _folder.Dispose();
}
