using System.Buffers.Binary;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Ser;

/// <summary>The first 178 bytes of a SER video, version 3 (Heiko Wilkens and Grischa Hahn, "SER format description", 2014).</summary>
internal sealed record SerHeader
{
    public const int Bytes = 178;

    private const int Mono = 0, Rgb = 100, Bgr = 101;

    private static readonly Dictionary<int, string> s_bayer = new() { [8] = "RGGB", [9] = "GRBG", [10] = "GBRG", [11] = "BGGR" };

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int FrameCount { get; init; }

    /// <summary>1 to 16.</summary>
    public required int BitsPerSample { get; init; }

    /// <summary>
    /// The file's flag says the opposite of its name: the first programs took it so, and all others followed them.
    /// </summary>
    public required bool BigEndian { get; init; }

    public required CfaPattern? Cfa { get; init; }

    public required int PlaneCount { get; init; }

    /// <summary>Of colour pictures: blue comes first.</summary>
    public required bool BlueFirst { get; init; }

    public required string? Camera { get; init; }

    public required string? Telescope { get; init; }

    /// <summary>When the video began, UTC; null where the file doesn't say.</summary>
    public required DateTime? Start { get; init; }

    public int SampleBytes => BitsPerSample > 8 ? 2 : 1;

    public long FrameBytes => (long)Width * Height * PlaneCount * SampleBytes;

    public long TimesPosition => Bytes + FrameCount * FrameBytes;

    public static bool IsSer(ReadOnlySpan<byte> start) => start.StartsWith("LUCAM-RECORDER"u8);

    /// <summary>Throws <see cref="FrameException"/> for senseless numbers and for colours that aren't red, green and blue.</summary>
    public static SerHeader Read(SampleFile file)
    {
        var bytes = new byte[Bytes];
        file.Read(0, bytes);
        int colours = Whole(bytes, 18), bits = Whole(bytes, 34), frames = Whole(bytes, 38);
        int width = Whole(bytes, 26), height = Whole(bytes, 30);
        const int longestSide = 1 << 20;
        if (width is < 1 or > longestSide || height is < 1 or > longestSide || bits is < 1 or > 16 || frames < 1)
            throw new FrameException(
                file.Path, $"is a SER video that says of itself {frames} frames of {width} x {height} samples of {bits} bits",
                Remedies.Damaged);
        if (colours is not (Mono or Rgb or Bgr) && !s_bayer.ContainsKey(colours))
            throw new FrameException(
                file.Path, $"is a SER video in colours that aren't red, green and blue (ColorID {colours})",
                "Record it anew as raw mosaic, mono or RGB.");
        return new SerHeader
        {
            Width = width,
            Height = height,
            FrameCount = frames,
            BitsPerSample = bits,
            BigEndian = Whole(bytes, 22) != 0,
            Cfa = s_bayer.TryGetValue(colours, out string? pattern) ? new CfaPattern(pattern) : null,
            PlaneCount = colours is Rgb or Bgr ? 3 : 1,
            BlueFirst = colours == Bgr,
            Camera = Text(bytes.AsSpan(82, 40)),
            Telescope = Text(bytes.AsSpan(122, 40)),
            Start = Time(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(170))),
        };
    }

    /// <summary>Ticks of 100 ns since the year 1; null where they can't be a time at which there were such videos.</summary>
    public static DateTime? Time(long ticks) =>
        ticks > new DateTime(1990, 1, 1).Ticks && ticks < new DateTime(2200, 1, 1).Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    private static int Whole(byte[] bytes, int position) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(position));

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        string text = Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]).Trim();
        return text.Length == 0 ? null : text;
    }
}
