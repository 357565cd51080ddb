using System.Globalization;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Hdr;

/// <summary>
/// Writes Radiance pictures: value + pedestal, rows from the top, run-length coded where the width allows it.
/// </summary>
internal sealed class HdrWriter : PictureWriter
{
    private const int LeastCodedWidth = 8;
    private const int MostCodedWidth = 0x7FFF;

    private readonly byte[] _components;
    private readonly byte[] _coded;

    public HdrWriter(string path, PictureInfo info) : base(path, info)
    {
        _components = new byte[info.Width * 4];
        _coded = new byte[4 + 4 * Math.Max(info.Width, RadianceRuns.MostBytes(info.Width))];
        Begin(WriteHeader);
    }

    protected override void WriteRow(in PictureBand band, int row)
    {
        var red = band.Row(0, row);
        var green = Info.PlaneCount == 3 ? band.Row(1, row) : red;
        var blue = Info.PlaneCount == 3 ? band.Row(2, row) : red;
        RgbeKernels.Encode(red, green, blue, (float)Info.Pedestal, _components);
        int length = Info.Width is >= LeastCodedWidth and <= MostCodedWidth ? Code() : Interleave();
        Stream.Write(_coded, 0, length);
    }

    protected override void Finish()
    {
        // Nothing follows the last row.
    }

    private int Code()
    {
        int width = Info.Width;
        (_coded[0], _coded[1], _coded[2], _coded[3]) = (2, 2, (byte)(width >> 8), (byte)width);
        int length = 4;
        for (int k = 0; k < 4; k++)
            length += RadianceRuns.Encode(_components.AsSpan(k * width, width), _coded.AsSpan(length));
        return length;
    }

    private int Interleave()
    {
        for (int x = 0; x < Info.Width; x++)
            for (int k = 0; k < 4; k++) _coded[4 * x + k] = _components[k * Info.Width + x];
        return Info.Width * 4;
    }

    private void WriteHeader()
    {
        var text = new StringBuilder("#?RADIANCE\n");
        foreach (string line in PictureNotes.Write(Info).TrimEnd().Split('\n'))
            text.Append("# ").Append(line).Append('\n');
        text.Append("FORMAT=32-bit_rle_rgbe\n");
        if (Info.IsSrgb) text.Append("PRIMARIES=0.64 0.33 0.30 0.60 0.15 0.06 0.3127 0.3290\n");
        text.Append(CultureInfo.InvariantCulture, $"\n-Y {Info.Height} +X {Info.Width}\n");
        Stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
