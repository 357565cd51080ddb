using System.Text.Json;

namespace AstroStacker.EndToEnd;

/// <summary>What the summary says of one frame.</summary>
internal sealed record FrameReport(JsonElement Json)
{
    public string FileName => Path.GetFileName(Json.GetProperty("path").GetString()!);

    public bool Used => Json.GetProperty("used").GetBoolean();

    public string? Reason => Json.GetProperty("reason").GetString();

    public bool IsReference => Json.GetProperty("isReference").GetBoolean();

    public string Alignment => Json.GetProperty("alignment").GetString()!;

    public int Stars => Json.GetProperty("stars").GetInt32();

    public double Weight => Json.GetProperty("weight").GetDouble();

    public double Number(string name) => Json.GetProperty(name).GetDouble();

    public bool Bool(string name) => Json.GetProperty(name).GetBoolean();

    /// <summary>Row-major 3x3, from the reference's pixels to this frame's.</summary>
    public double[] Matrix => [.. Json.GetProperty("referenceToFrame").EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>Where a point of the reference lies on this frame.</summary>
    public (double X, double Y) Map(double x, double y)
    {
        double[] m = Matrix;
        double w = m[6] * x + m[7] * y + m[8];
        return ((m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w);
    }
}
