using System.Text.Json;
using System.Text.Json.Serialization;

namespace AstroStacker.Imaging;

/// <summary>A transform in JSON: its nine numbers row by row, each written so that it reads back to the bit.</summary>
public sealed class TransformJsonConverter : JsonConverter<Transform>
{
    public override Transform Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var numbers = JsonSerializer.Deserialize<double[]>(ref reader, options);
        return numbers is { Length: 9 } ? new Transform(numbers) : throw new JsonException("A transform has nine numbers.");
    }

    public override void Write(Utf8JsonWriter writer, Transform value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Matrix, options);
}
