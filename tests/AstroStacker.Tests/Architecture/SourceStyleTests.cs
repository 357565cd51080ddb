using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Architecture;

/// <summary>The limits of docs and CONTRIBUTING that a machine can count. The aims (200 lines, 120 columns) are for readers.</summary>
public sealed class SourceStyleTests
{
    private const int MostLines = 300;
    private const int MostColumns = 140;

    // Built at run time, so that this file does not hold the word it looks for.
    private static readonly string Unfinished = string.Concat("TO", "DO");

    [Fact]
    public void EveryFile_Length_IsAtMost300Lines() =>
        Complaints.AssertNone(Sources().Where(source => source.Lines.Length > MostLines)
            .Select(source => $"{source.File}: {source.Lines.Length} lines"));

    [Fact]
    public void EveryLine_Length_IsAtMost140Columns() =>
        Complaints.AssertNone(Lines().Where(line => line.Text.Length > MostColumns)
            .Select(line => $"{line.Place}: {line.Text.Length} columns"));

    [Fact]
    public void EveryLine_Text_PostponesNothing() =>
        Complaints.AssertNone(Lines().Where(line => line.Text.Contains(Unfinished, StringComparison.Ordinal)).Select(line => line.Place));

    [Fact]
    public void EveryFile_Namespace_IsItsFolder()
    {
        var strays = Sources().Where(source => source.File.StartsWith("src", StringComparison.Ordinal)).Where(source =>
            source.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal)) is { } line
            && line != $"namespace {NamespaceOf(source.File)};");
        Complaints.AssertNone(strays.Select(source => source.File));
    }

    private static string NamespaceOf(string file)
    {
        string[] folders = Path.GetDirectoryName(file)!.Split(Path.DirectorySeparatorChar);
        return string.Join('.', folders.Skip(1));
    }

    private static IEnumerable<(string File, string[] Lines)> Sources() =>
        Repository.SourceFiles("src", "tests").Select(file => (file, File.ReadAllLines(Path.Combine(Repository.Root, file))));

    private static IEnumerable<(string Place, string Text)> Lines() =>
        Sources().SelectMany(source => source.Lines.Select((text, index) => ($"{source.File}:{index + 1}", text)));
}
