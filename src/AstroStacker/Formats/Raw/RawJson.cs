using System.Text.Json;
using System.Text.Json.Serialization;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>A black level as [repeatWidth, repeatHeight, levels ...].</summary>
internal sealed class BlackLevelJson : JsonConverter<BlackLevel>
{
    public override BlackLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        float[] numbers = JsonSerializer.Deserialize(ref reader, RawJson.Default.SingleArray) ?? throw new JsonException();
        return new BlackLevel(numbers[2..], (int)numbers[0], (int)numbers[1]);
    }

    public override void Write(Utf8JsonWriter writer, BlackLevel value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, [value.RepeatWidth, value.RepeatHeight, .. value.LevelsAdu], RawJson.Default.SingleArray);
}

/// <summary>How a frame's description travels from a worker to its parent.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(BlackLevelJson)])]
[JsonSerializable(typeof(FrameInfo))]
[JsonSerializable(typeof(float[]))]
internal sealed partial class RawJson : JsonSerializerContext;
