using System.Text.Json;
using System.Text.Json.Nodes;
using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>What is true of a night: its stars and where each light saw them.</summary>
public sealed record NightTruth(NightOptions Options, IReadOnlyList<SceneStar> Stars, IReadOnlyList<LightTruth> Lights)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>From full-sensor pixels of one light to those of another.</summary>
    public Transform Between(int from, int to) => Lights[from].SceneToFrame.Inverse().Then(Lights[to].SceneToFrame);

    /// <summary>The truth file: pixel (0, 0) is the centre of the sensor's top-left sample; matrices are row-major.</summary>
    public string ToJson() => new JsonObject
    {
        ["options"] = JsonSerializer.SerializeToNode(Options, s_json),
        ["stars"] = JsonSerializer.SerializeToNode(Stars, s_json),
        ["lights"] = new JsonArray([.. Lights.Select((light, i) => (JsonNode)new JsonObject
        {
            ["file"] = light.File,
            ["sceneToFrame"] = JsonSerializer.SerializeToNode(light.SceneToFrame, s_json),
            ["frame0ToFrame"] = JsonSerializer.SerializeToNode(Between(0, i), s_json),
            ["transparency"] = light.Transparency,
            ["fwhmPixels"] = light.FwhmPixels,
            ["elongation"] = light.Elongation,
            ["elongationRadians"] = light.ElongationRadians,
            ["skyElectrons"] = light.SkyElectrons,
            ["skyGradientRadians"] = light.SkyGradientRadians,
            ["clouded"] = light.Clouded,
            ["trail"] = JsonSerializer.SerializeToNode(light.Trail, s_json),
        })]),
        ["telegraphPixels"] = JsonSerializer.SerializeToNode(TelegraphNoise.Pixels(Options), s_json),
    }.ToJsonString(s_json) + "\n";
}
