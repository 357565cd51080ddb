using BitMiracle.LibTiff.Classic;

namespace AstroStacker.EndToEnd.Files;

/// <summary>Reads float32 TIFF results, strips or tiles of any compression LibTiff knows.</summary>
internal static class TiffPicture
{
    public static Picture Read(string path)
    {
        using var tiff = Tiff.Open(path, "r") ?? throw new InvalidDataException($"{path}: no TIFF");
        int width = Field(tiff, TiffTag.IMAGEWIDTH), height = Field(tiff, TiffTag.IMAGELENGTH);
        int planes = Field(tiff, TiffTag.SAMPLESPERPIXEL);
        bool planar = Field(tiff, TiffTag.PLANARCONFIG) == (int)PlanarConfig.SEPARATE;
        if (Field(tiff, TiffTag.BITSPERSAMPLE) != 32) throw new InvalidDataException($"{path}: not 32 bits");

        float[][] samples = [.. Enumerable.Range(0, planes).Select(_ => new float[width * height])];
        byte[] row = new byte[tiff.ScanlineSize()];
        float[] values = new float[row.Length / sizeof(float)];
        for (short part = 0; part < (planar ? planes : 1); part++)
            for (int y = 0; y < height; y++)
            {
                tiff.ReadScanline(row, y, part);
                Buffer.BlockCopy(row, 0, values, 0, row.Length);
                if (planar) values.AsSpan(0, width).CopyTo(samples[part].AsSpan(y * width));
                else Deal(values, samples, y * width, width);
            }

        return new Picture(width, height, samples);
    }

    private static void Deal(float[] values, float[][] samples, int start, int width)
    {
        for (int x = 0; x < width; x++)
            for (int plane = 0; plane < samples.Length; plane++)
                samples[plane][start + x] = values[x * samples.Length + plane];
    }

    private static int Field(Tiff tiff, TiffTag tag) => tiff.GetFieldDefaulted(tag)[0].ToInt();
}
