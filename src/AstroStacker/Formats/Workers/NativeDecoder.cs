namespace AstroStacker.Formats.Workers;

/// <summary>A library that decodes in a worker, as errors name it.</summary>
/// <param name="Name">As its users know it.</param>
/// <param name="Remedy">What to do about a file that it hung or crashed on.</param>
internal sealed record NativeDecoder(string Name, string Remedy)
{
    public static NativeDecoder LibRaw { get; } =
        new("LibRaw", "Copy the file again from the camera's card; if it stays so, convert it to uncompressed DNG.");

    public static NativeDecoder Cfitsio { get; } = new("cfitsio", Remedies.Damaged);
}
