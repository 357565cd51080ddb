using System.Text.Json;
using System.Text.Json.Serialization;

namespace AstroStacker.Imaging;

/// <summary>
/// A transform in JSON: its nine numbers row by row, each written so that it reads back to the bit; with lenses an object
/// of matrix, sourceLens and targetLens.
/// </summary>
public sealed class TransformJsonConverter : JsonConverter<Transform>
{
    private static readonly JsonSerializerOptions s_camelCase = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private sealed record Lensed(double[]? Matrix, LensModel? SourceLens, LensModel? TargetLens);

    public override Transform Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = reader.TokenType == JsonTokenType.StartObject
            ? JsonSerializer.Deserialize<Lensed>(ref reader, s_camelCase)
            : new Lensed(JsonSerializer.Deserialize<double[]>(ref reader, options), null, null);
        return parts is { Matrix.Length: 9 }
            ? new Transform(parts.Matrix, parts.SourceLens, parts.TargetLens)
            : throw new JsonException("A transform has nine numbers.");
    }

    public override void Write(Utf8JsonWriter writer, Transform value, JsonSerializerOptions options)
    {
        if (!value.HasLens) JsonSerializer.Serialize(writer, value.Matrix, options);
        else JsonSerializer.Serialize(
            writer, new Lensed([.. value.Matrix], value.SourceLens, value.TargetLens), s_camelCase);
    }
}
