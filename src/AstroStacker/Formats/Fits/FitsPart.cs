using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// Finds the picture among a file's parts (FITS standard 4.0, section 3.1): the primary one, or else the first image
/// extension or tile-compressed picture behind it. What the primary header says holds where the part says nothing.
/// </summary>
internal static class FitsPart
{
    // A night's camera has a few dozen sensors at most.
    private const int MostParts = 1000;

    // How samples lie is each part's own affair.
    private static readonly HashSet<string> NotInherited = new(StringComparer.Ordinal)
    {
        "SIMPLE", "XTENSION", "BITPIX", "NAXIS", "PCOUNT", "GCOUNT", "GROUPS", "BZERO", "BSCALE", "BLANK", "EXTNAME", "EXTVER",
        "CHECKSUM", "DATASUM", "INHERIT", "EXTEND",
    };

    /// <summary>The picture's header, and the bytes that its samples are read from.</summary>
    public static (FitsHeader Header, ISampleBytes Bytes) FindPicture(
        ISampleBytes file, FitsCompressedBytes.UnpackPart unpack)
    {
        var primary = FitsHeader.Read(file);
        if (primary.Whole("NAXIS") != 0) return (primary, file);
        long start = EndOf(primary);
        Span<byte> keyword = stackalloc byte[8];
        for (int part = 1; part < MostParts; part++)
        {
            if (file.ReadUpTo(start, keyword) < keyword.Length || !keyword.SequenceEqual("XTENSION"u8)) break;
            var header = FitsHeader.Read(file, start);
            string kind = header.Text("XTENSION") ?? "";
            if (kind == "IMAGE" && IsPicture(header, "NAXIS"))
            {
                header.Inherit(primary, NotInherited);
                return (header, file);
            }

            if (kind == "BINTABLE" && header.IsTrue("ZIMAGE") && IsPicture(header, "ZNAXIS"))
            {
                RequireWhole(header, file, EndOf(header));
                return (CompressedHeader(header, primary), new FitsCompressedBytes(file, part + 1, header, unpack));
            }

            start = EndOf(header);
        }

        throw new FrameException(
            file.Path, "holds no picture: its first part has none (NAXIS = 0), nor has any image extension behind it",
            "Export the picture as plain FITS, or leave the file out.");
    }

    private static bool IsPicture(FitsHeader header, string keyword) => header.Whole(keyword) >= 2;

    private static FitsHeader CompressedHeader(FitsHeader header, FitsHeader primary)
    {
        // The standard's section 10.1.2: Z keywords tell what the picture was before.
        int axes = (int)Math.Min(header.Whole("ZNAXIS"), 999);
        header.Rename("ZBITPIX", "BITPIX");
        header.Rename("ZNAXIS", "NAXIS");
        for (int axis = 1; axis <= axes; axis++) header.Rename($"ZNAXIS{axis}", $"NAXIS{axis}");
        if (header.Number("BLANK") is null && header.Number("ZBLANK") is not null) header.Rename("ZBLANK", "BLANK");
        header.Inherit(primary, NotInherited);
        return header;
    }

    private static void RequireWhole(FitsHeader header, ISampleBytes file, long end)
    {
        // The padding behind the last part is left out by some programs.
        if (file.KnownLength is { } length && length < header.DataOffset + DataBytes(header))
            throw new FrameException(
                file.Path, $"has {length} bytes but its compressed picture ends at byte {end}", Remedies.Damaged);
    }

    private static long EndOf(FitsHeader header)
    {
        long blocks = (DataBytes(header) + FitsHeader.BlockLength - 1) / FitsHeader.BlockLength;
        return header.DataOffset + blocks * FitsHeader.BlockLength;
    }

    /// <summary>The standard's equation 2: |BITPIX| / 8 x GCOUNT x (PCOUNT + NAXIS1 x ... x NAXISn).</summary>
    private static long DataBytes(FitsHeader header)
    {
        long axes = header.Whole("NAXIS");
        if (axes == 0) return 0;
        double elements = 1;
        for (long axis = 1; axis <= axes; axis++) elements *= header.Whole($"NAXIS{axis}");
        elements = (elements + (header.Number("PCOUNT") ?? 0)) * (header.Number("GCOUNT") ?? 1);
        double bytes = elements * Math.Abs(header.Whole("BITPIX")) / 8;
        if (axes < 0 || !(bytes >= 0 && bytes < 1e15))
            throw new FrameException(header.Path, $"claims a part of {bytes:G4} bytes", Remedies.Damaged);
        return (long)bytes;
    }
}
