using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>What lights of one picture share: camera model and readout, not its serial number.</summary>
internal sealed record StackGeometry(CameraModel? Model, int Width, int Height, CfaPattern? Cfa, int BinningX, int BinningY, int Planes)
{
    private string Binning => string.Create(CultureInfo.InvariantCulture, $"bin{BinningX}x{BinningY}");

    private string Size => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");

    private string Pattern => Cfa?.ToString() ?? (Planes == 1 ? "mono" : "colour");

    public static StackGeometry Of(FrameInfo info)
    {
        var camera = CameraKey.Of(info);
        return new StackGeometry(
            camera.Model, camera.Width, camera.Height, camera.Cfa, camera.BinningX, camera.BinningY, camera.Planes);
    }

    /// <summary>A word for each that tells it from the others: the model, else binning, size, pattern; null for a single one.</summary>
    public static string?[] Labels(IReadOnlyList<StackGeometry> all)
    {
        if (all.Count == 1) return [null];
        Func<StackGeometry, string?>[] words = [its => its.Model?.Text, its => its.Binning, its => its.Size, its => its.Pattern];
        foreach (var word in words)
        {
            var labels = all.Select(word).ToArray();
            if (labels.Distinct().Count() == all.Count) return [.. labels.Select(label => label ?? "camera")];
        }

        return [.. all.Select(its => string.Join('-', words.Select(word => word(its)).OfType<string>()))];
    }
}
