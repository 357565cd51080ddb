using BitMiracle.LibTiff.Classic;

namespace AstroStacker.Formats.Tiff;

/// <summary>Keeps LibTiff from writing its warnings to the console: what matters comes as an exception.</summary>
internal sealed class TiffMessages : TiffErrorHandler
{
    private static readonly Lazy<TiffMessages> Installed = new(() =>
    {
        var silent = new TiffMessages();
        BitMiracle.LibTiff.Classic.Tiff.SetErrorHandler(silent);
        return silent;
    });

    private TiffMessages()
    {
    }

    public static void Silence() => _ = Installed.Value;

    public override void ErrorHandler(BitMiracle.LibTiff.Classic.Tiff tif, string method, string format,
        params object[] args)
    {
        // The caller sees it in the answer of the call.
    }

    public override void ErrorHandlerExt(
        BitMiracle.LibTiff.Classic.Tiff tif, object clientData, string method, string format, params object[] args)
    {
        // As above.
    }

    public override void WarningHandler(BitMiracle.LibTiff.Classic.Tiff tif, string method, string format,
        params object[] args)
    {
        // Unknown tags and the like.
    }

    public override void WarningHandlerExt(
        BitMiracle.LibTiff.Classic.Tiff tif, object clientData, string method, string format, params object[] args)
    {
        // As above.
    }
}
