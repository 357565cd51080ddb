using System.Buffers.Binary;
using System.Text;

namespace AstroStacker.Tests.Formats.Ser;

/// <summary>Hand-made SER videos.</summary>
internal sealed class SerBytes(int colours, int width, int height, int bits)
{
    private readonly List<ushort[]> _frames = [];

    /// <summary>What the flag in the header says; the samples are the other way round.</summary>
    public bool SaysLittleEndian { get; init; }

    /// <summary>Of each frame; none are written where there are none.</summary>
    public DateTime[] Times { get; init; } = [];

    public DateTime Start { get; init; }

    public string Camera { get; init; } = "ZWO ASI224MC";

    public SerBytes With(params ushort[] samples)
    {
        _frames.Add(samples);
        return this;
    }

    public string Save(string path)
    {
        var header = new byte[178];
        Encoding.ASCII.GetBytes("LUCAM-RECORDER").CopyTo(header, 0);
        int[] numbers = [0, colours, SaysLittleEndian ? 1 : 0, width, height, bits, _frames.Count];
        for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14 + 4 * i), numbers[i]);
        Encoding.ASCII.GetBytes(Camera).CopyTo(header, 82);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(170), Start.Ticks);
        using var file = File.Create(path);
        file.Write(header);
        foreach (ushort sample in _frames.SelectMany(frame => frame))
        {
            byte low = (byte)sample, high = (byte)(sample >> 8);
            if (bits <= 8) file.WriteByte(low);
            else file.Write(SaysLittleEndian ? [high, low] : [low, high]);
        }

        foreach (var time in Times) file.Write(BitConverter.GetBytes(time.Ticks));
        return path;
    }
}
