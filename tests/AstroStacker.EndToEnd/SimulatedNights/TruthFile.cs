using System.Text.Json;

namespace AstroStacker.EndToEnd.SimulatedNights;

/// <summary>The truth of a simulated night, as its file tells it.</summary>
internal sealed class TruthFile
{
    private readonly JsonElement _root;

    private TruthFile(JsonElement root) => _root = root;

    /// <summary>Scene position, and electrons in a light of full transparency on a green sample.</summary>
    public IReadOnlyList<(double X, double Y, double Electrons)> Stars =>
        [.. _root.GetProperty("stars").EnumerateArray().Select(star => (Number(star, "x"), Number(star, "y"), Number(star, "electrons")))];

    public static TruthFile Read(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    public double[] Frame0ToFrame(int light) => Matrix(light, "frame0ToFrame");

    public double[] SceneToFrame(int light) => Matrix(light, "sceneToFrame");

    public double Transparency(int light) => Number(Light(light), "transparency");

    /// <summary>A point of the satellite's line on a light, and its direction.</summary>
    public (double X, double Y, double AngleRadians) Trail(int light)
    {
        var trail = Light(light).GetProperty("trail");
        return (Number(trail, "x"), Number(trail, "y"), Number(trail, "angleRadians"));
    }

    /// <summary>Where a row-major 3x3 takes a point.</summary>
    public static (double X, double Y) Map(double[] m, double x, double y)
    {
        double w = m[6] * x + m[7] * y + m[8];
        return ((m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w);
    }

    private static double Number(JsonElement parent, string name) => parent.GetProperty(name).GetDouble();

    private JsonElement Light(int light) => _root.GetProperty("lights")[light];

    private double[] Matrix(int light, string name) =>
        [.. Light(light).GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
