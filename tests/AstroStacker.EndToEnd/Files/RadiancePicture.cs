using System.Text;

namespace AstroStacker.EndToEnd.Files;

/// <summary>Reads Radiance RGBE pictures (Ward, Graphics Gems II), flat or run-length encoded row by row.</summary>
internal static class RadiancePicture
{
    public static Picture Read(string path)
    {
        using var file = new BinaryReader(File.OpenRead(path));
        while (Line(file).Length > 0)
        {
        }

        string[] size = Line(file).Split(' ');
        if (size[0] != "-Y" || size[2] != "+X") throw new InvalidDataException($"{path}: rows run {size[0]} {size[2]}");
        int height = int.Parse(size[1]), width = int.Parse(size[3]);
        float[][] planes = [new float[width * height], new float[width * height], new float[width * height]];
        for (int y = 0; y < height; y++)
        {
            byte[][] row = Row(file, width);
            for (int x = 0; x < width; x++)
            {
                if (row[3][x] == 0) continue;
                double scale = Math.Pow(2, row[3][x] - 136);
                for (int plane = 0; plane < 3; plane++) planes[plane][y * width + x] = (float)((row[plane][x] + 0.5) * scale);
            }
        }

        return new Picture(width, height, planes);
    }

    private static byte[][] Row(BinaryReader file, int width)
    {
        byte[][] row = [new byte[width], new byte[width], new byte[width], new byte[width]];
        byte[] start = file.ReadBytes(4);
        bool encoded = start[0] == 2 && start[1] == 2 && (start[2] << 8 | start[3]) == width;
        if (!encoded)
        {
            for (int x = 0; x < width; x++)
            {
                byte[] pixel = x == 0 ? start : file.ReadBytes(4);
                for (int part = 0; part < 4; part++) row[part][x] = pixel[part];
            }

            return row;
        }

        foreach (byte[] part in row)
            for (int x = 0; x < width;)
            {
                int count = file.ReadByte();
                byte[] bytes = count > 128 ? [.. Enumerable.Repeat(file.ReadByte(), count - 128)] : file.ReadBytes(count);
                bytes.CopyTo(part, x);
                x += bytes.Length;
            }

        return row;
    }

    private static string Line(BinaryReader file)
    {
        var line = new StringBuilder();
        for (char letter = (char)file.ReadByte(); letter != '\n'; letter = (char)file.ReadByte()) line.Append(letter);
        return line.ToString();
    }
}
