using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AstroStacker.Tests.Formats;

/// <summary>Hand-made FITS files: cards as given, samples big-endian, both padded to 2,880 bytes.</summary>
internal sealed class FitsBytes(int bitPix, params int[] axes)
{
    private readonly List<string> _cards = [];

    public double[] Stored { get; set; } = [];

    public FitsBytes With(string keyword, string value)
    {
        bool bare = keyword == "CONTINUE" || keyword.EndsWith('=');
        _cards.Add(bare ? $"{keyword}  {value}" : $"{keyword,-8}= {value,20}");
        return this;
    }

    public FitsBytes With(params IEnumerable<double> stored)
    {
        Stored = [.. stored];
        return this;
    }

    public byte[] Build() => Build(Encoding.Latin1);

    /// <param name="text">How the letters of the cards become bytes; a card has 80 of these.</param>
    public byte[] Build(Encoding text)
    {
        var header = new StringBuilder();
        void Card(string card) => header.Append(card.PadRight(80 + card.Length - text.GetByteCount(card)));
        Card("SIMPLE  =                    T / hand made");
        Card(string.Create(CultureInfo.InvariantCulture, $"BITPIX  = {bitPix,20}"));
        Card(string.Create(CultureInfo.InvariantCulture, $"NAXIS   = {axes.Length,20}"));
        for (int i = 0; i < axes.Length; i++)
            Card(string.Create(CultureInfo.InvariantCulture, $"NAXIS{i + 1}  = {axes[i],20}"));
        foreach (string card in _cards) Card(card);
        Card("END");
        while (text.GetByteCount(header.ToString()) % 2880 != 0) header.Append(' ');

        int size = Math.Abs(bitPix) / 8;
        var data = new byte[(Stored.Length * size + 2879) / 2880 * 2880];
        for (int i = 0; i < Stored.Length; i++) WriteSample(data.AsSpan(i * size, size), Stored[i]);
        return [.. text.GetBytes(header.ToString()), .. data];
    }

    public string Save(string path)
    {
        File.WriteAllBytes(path, Build());
        return path;
    }

    private void WriteSample(Span<byte> bytes, double value)
    {
        switch (bitPix)
        {
            case 8: bytes[0] = (byte)value; break;
            case 16: BinaryPrimitives.WriteInt16BigEndian(bytes, (short)value); break;
            case 32: BinaryPrimitives.WriteInt32BigEndian(bytes, (int)value); break;
            case -32: BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value); break;
            default: BinaryPrimitives.WriteDoubleBigEndian(bytes, value); break;
        }
    }
}
