using System.IO.Hashing;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>What a master says of itself, to other programs and to our own reader.</summary>
internal static class MasterPicture
{
    /// <summary>For its file. Whatever must be found again stands on a line of its own: FITS breaks long ones.</summary>
    public static PictureInfo Of(MasterRecipe recipe, IReadOnlyList<FrameInfo> frames, ReadOnlySpan<float> samples)
    {
        var first = frames[0];
        bool isFlat = recipe.Role == "flat";
        return new PictureInfo
        {
            Width = first.Width,
            Height = first.Height,
            PlaneCount = 1,
            IsRawAdu = true,
            Cfa = first.Cfa,
            BlackSubtracted = isFlat || first.BlackSubtracted,
            SaturationAdu = SaturationAdu(first),
            ExposureSeconds = first.ExposureSeconds,
            TotalExposureSeconds = frames.All(frame => frame.ExposureSeconds is not null) ? frames.Sum(frame => frame.ExposureSeconds)
                : null,
            FrameCount = frames.Count,
            FirstStart = frames.Min(frame => frame.StartTime),
            LastEnd = frames.Max(frame => frame.StartTime?.AddSeconds(frame.ExposureSeconds ?? 0)),
            Camera = first.Camera,
            Filter = isFlat ? first.Filter : null,
            TemperatureCelsius = frames.All(frame => frame.TemperatureCelsius is not null)
                ? frames.Average(frame => frame.TemperatureCelsius) : null,
            Iso = first.Iso,
            Capture = first.Capture with { Type = TypeOf(recipe.Role), IsMaster = true },
            Software = $"AstroStacker {typeof(MasterPicture).Assembly.GetName().Version?.ToString(3)}",
            History =
            [
                $"master {recipe.Role}: {recipe.Method}",
                RecipeLine(recipe),
                SamplesLine(samples),
                .. recipe.InputHashes.Select(hash => $"input {hash}"),
            ],
        };
    }

    private static FrameType TypeOf(string role) => role switch
    {
        "flat" => FrameType.Flat,
        "bias" => FrameType.Bias,
        "dark-flat" => FrameType.DarkFlat,
        _ => FrameType.Dark,
    };

    public static string RecipeLine(MasterRecipe recipe) => $"recipe {recipe.Key}";

    /// <summary>Tells a file whose samples were changed or lost.</summary>
    public static string SamplesLine(ReadOnlySpan<float> samples) =>
        $"samples {Convert.ToHexStringLower(XxHash128.Hash(MemoryMarshal.AsBytes(samples)))}";

    /// <summary>The same in the words of a frame that was read, for a master that is not kept in a file.</summary>
    public static FrameInfo InfoOf(PictureInfo picture, FrameInfo first) => first with
    {
        SampleType = SampleType.Float32,
        Black = BlackLevel.Zero,
        HasBlackLevel = false,
        SaturationAdu = (float)picture.SaturationAdu!.Value,
        BlackSubtracted = picture.BlackSubtracted,
        IsCalibrated = picture.BlackSubtracted,
        TemperatureCelsius = picture.TemperatureCelsius,
        Warnings = [],
    };

    private static float SaturationAdu(FrameInfo first) =>
        MasterReader.IsUnitScale(first) ? MasterReader.UnitScaleAdu : first.SaturationAdu;
}
