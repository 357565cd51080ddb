namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Writes headings and wrapped items.</summary>
internal sealed class PlanLines(TextWriter writer)
{
    private const int Columns = 96;

    public void Heading(string text)
    {
        writer.WriteLine();
        writer.WriteLine(text);
    }

    public void Line(string text) => Wrapped(text, "", 0);

    /// <param name="text">Wrapped at blanks.</param>
    /// <param name="hang">Columns before the lines after the first.</param>
    /// <param name="indent">Columns before the first line.</param>
    public void Item(string text, int hang, int indent = 2) => Wrapped(text, new string(' ', indent), hang);

    private void Wrapped(string text, string start, int hang)
    {
        string line = start + text;
        while (line.Length > Columns)
        {
            int cut = line.LastIndexOf(' ', Columns);
            if (cut <= Math.Max(start.Length, hang)) cut = line.IndexOf(' ', Columns);
            if (cut < 0) break;
            writer.WriteLine(line[..cut].TrimEnd());
            line = new string(' ', hang) + line[(cut + 1)..];
        }

        writer.WriteLine(line);
    }
}
