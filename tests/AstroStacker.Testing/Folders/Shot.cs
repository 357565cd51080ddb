using AstroStacker.Imaging;

namespace AstroStacker.Testing.Folders;

/// <summary>One exposure: what a capturing program would know of it.</summary>
public sealed record Shot
{
    public required FrameType Type { get; init; }

    public double Seconds { get; init; }

    public string Camera { get; init; } = "ZWO ASI2600MM Pro";

    /// <summary>The camera's number; only DNGs give it.</summary>
    public string? Serial { get; init; }

    /// <summary>Of cameras with ISO: the ISO.</summary>
    public int Gain { get; init; } = 100;

    public int Width { get; init; } = 128;

    public int Height { get; init; } = 96;

    /// <summary>Null for mono.</summary>
    public string? Cfa { get; init; }

    public string? Filter { get; init; }

    public string? Target { get; init; }

    public DateTime Time { get; init; } = new(2025, 10, 10, 21, 30, 0, DateTimeKind.Utc);

    public int Number { get; init; } = 1;

    /// <summary>True for one frame made of many.</summary>
    public bool IsMaster { get; init; }

    /// <summary>Where the telescope pointed, degrees; null: the file doesn't say.</summary>
    public (double RightAscension, double Declination)? Pointing { get; init; }
}
