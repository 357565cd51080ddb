using System.Globalization;
using AstroStacker.Report.Pixels;

namespace AstroStacker.Cli.Running;

/// <summary>What a pixel is made of, for people to read.</summary>
internal static class PixelText
{
    private static readonly string[] s_colours = ["red", "green", "blue"];

    public static void Write(PixelExplanation pixel, TextWriter writer)
    {
        writer.WriteLine($"Pixel ({pixel.X}, {pixel.Y}), 1 is saturation");
        for (int plane = 0; plane < pixel.Planes.Count; plane++)
        {
            if (pixel.Planes.Count > 1) writer.WriteLine(Name(plane));
            writer.WriteLine($"  {"value",12} {"weight",10} {"sigmas",8}  frame");
            foreach (var frame in pixel.Frames) writer.WriteLine(Line(frame, frame.Samples[plane], pixel.Reject));
            writer.WriteLine($"  {Sum(pixel, pixel.Planes[plane])}");
        }

        if (pixel.ColourMatrix is { } matrix)
        {
            writer.WriteLine("Colours of the result");
            for (int row = 0; row < 3; row++)
            {
                var terms = Enumerable.Range(0, 3).Select(column =>
                    Text($"{matrix[3 * row + column]:0.######} x {pixel.Planes[column].Value:R}"));
                writer.WriteLine($"  {Name(row),-5} = {string.Join(" + ", terms)} = {Number(pixel.Final[row])}");
            }
        }

        writer.WriteLine($"Result: {Numbers(pixel.Final)}");
    }

    /// <summary>As many digits as bring back the same bits.</summary>
    public static string Numbers(IEnumerable<float> values) => string.Join(", ", values.Select(Number));

    private static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Name(int plane) => s_colours[plane];

    private static string Line(FrameAtPixel frame, SampleAtPixel sample, string reject)
    {
        string sigmas = sample.Sigmas is { } distance ? Text($"{distance:+0.0;-0.0;0.0}") : "";
        string value = sample.Fate is SampleFate.OutsideFrame or SampleFate.NothingFell ? "" : Text($"{sample.Value:0.00000000}");
        string why = sample.Fate == SampleFate.Used ? "" : $": {Reason(sample.Fate, reject)}";
        string place = Text($"{Path.GetFileName(frame.Path)} at ({frame.X:0.00}, {frame.Y:0.00})");
        return Text($"  {value,12} {sample.Weight,10:0.######} {sigmas,8}  {place}{why}");
    }

    private static string Reason(SampleFate fate, string reject) => fate switch
    {
        SampleFate.OutsideFrame => "does not reach there",
        SampleFate.Saturated => "left out, saturated",
        SampleFate.Defect => "left out, made of a defect pixel of the sensor",
        SampleFate.Trail => "left out, on a trail",
        SampleFate.TooDark => $"rejected, too dark beside the others ({reject})",
        SampleFate.TooBright => $"rejected, too bright beside the others ({reject})",
        SampleFate.NothingFell => "no sample of this colour fell there",
        _ => "",
    };

    private static string Sum(PixelExplanation pixel, PlaneAtPixel plane)
    {
        string value = Number(plane.Value);
        if (plane.Remark is { } remark) return $"{value} ({remark})";
        return pixel.Combine == "mean"
            ? Text($"sum of weight x value / sum of weights = {plane.WeightedSum:R} / {plane.WeightSum:R} = ") + value
            : $"{pixel.Combine} = {value}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
