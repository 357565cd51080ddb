using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>The camera and how its sensor was read out. Nothing is ever matched across two that differ.</summary>
internal sealed record CameraKey
{
    /// <summary>Null where the file is silent.</summary>
    public CameraModel? Model { get; private init; }

    public string? Serial { get; private init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required PixelRectangle Visible { get; init; }

    public CfaPattern? Cfa { get; private init; }

    public int BinningX { get; private init; }

    public int BinningY { get; private init; }

    public int Planes { get; private init; }

    public string Size => string.Create(CultureInfo.InvariantCulture, $"{Width} x {Height}");

    private string PlanesText => Planes == 1 ? "1 plane" : string.Create(CultureInfo.InvariantCulture, $"{Planes} colour planes");

    public static CameraKey Of(FrameInfo info) => new()
    {
        Model = CameraModel.Of(info.Camera),
        Serial = Text(info.Capture.SerialNumber),
        Width = info.Width,
        Height = info.Height,
        Visible = info.VisibleArea,
        Cfa = info.Cfa,
        BinningX = info.Capture.BinningX,
        BinningY = info.Capture.BinningY,
        Planes = info.PlaneCount,
    };

    /// <summary>What differs from the camera of the frames to calibrate; null where all that both name agrees.</summary>
    /// <param name="lights">The camera of the frames to calibrate.</param>
    /// <param name="isReady">True for a ready master: it may be cut to the visible area, and may have lost its colour pattern.</param>
    public Difference? From(CameraKey lights, bool isReady)
    {
        if (Model is { } model && lights.Model is { } lightsModel && !model.IsSameAs(lightsModel))
            return new Difference($"camera {model.Text}", $"camera {lightsModel.Text}", Difference.OtherCamera);
        bool isVisiblePart = isReady && Width == lights.Visible.Width && Height == lights.Visible.Height;
        if (!isVisiblePart && (Width != lights.Width || Height != lights.Height))
            return new Difference($"size {Size}", $"size {lights.Size}", 1);
        if (Planes != lights.Planes) return new Difference(PlanesText, lights.PlanesText, 1);
        if (BinningX != lights.BinningX || BinningY != lights.BinningY)
            return new Difference($"binning {BinningX}x{BinningY}", $"binning {lights.BinningX}x{lights.BinningY}", 2);
        var cfa = isVisiblePart ? Cfa?.Shift(-lights.Visible.X, -lights.Visible.Y) : Cfa;
        if (!Equals(cfa, lights.Cfa) && !(isReady && cfa is null))
            return new Difference($"colour pattern {PatternName(Cfa)}", $"colour pattern {PatternName(lights.Cfa)}", 3);
        return Serial is not null && lights.Serial is not null && Serial != lights.Serial
            ? new Difference($"serial number {Serial}", $"serial number {lights.Serial}", 4)
            : null;
    }

    private static string PatternName(CfaPattern? cfa) => cfa?.ToString() ?? "none";

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
