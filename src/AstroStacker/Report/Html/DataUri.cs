namespace AstroStacker.Report.Html;

/// <summary>A file's bytes as an address that needs no file and no network.</summary>
internal static class DataUri
{
    public static string Of(string mediaType, ReadOnlySpan<byte> bytes) => $"data:{mediaType};base64,{Convert.ToBase64String(bytes)}";
}
