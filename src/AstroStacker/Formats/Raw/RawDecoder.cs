using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>
/// From a path to a decoded frame or a <see cref="FrameException"/> that says why not. Decoding comes before the levels
/// are known: LibRaw measures black on the masked margins. A damaged file may keep it in a native loop for ever, so it
/// is called through a <see cref="Workers.WorkerPool"/> only.
/// </summary>
internal static class RawDecoder
{
    public static RawFrame Open(string path)
    {
        LibRawHandle? handle = null;
        try
        {
            RequireUsable(path);
            handle = new LibRawHandle(LibRawLibrary.Instance);
            Unpack(path, handle);
            var frame = new RawFrame(handle, RawFrameInfo.From(path, handle, isColourPicture: RawFrame.Layout(handle).Stride > 1));
            handle = null;
            return Checked(frame);
        }
        catch (LibRawUnavailableException error)
        {
            throw new FrameException(path, error.Problem, error.Remedy + ".", error);
        }
        finally
        {
            handle?.Dispose();
        }
    }

    /// <summary>
    /// What the header says, nothing decoded: black levels that LibRaw measures on the masked margins are those of the header.
    /// </summary>
    public static FrameInfo Describe(string path)
    {
        try
        {
            RequireUsable(path);
            using var handle = new LibRawHandle(LibRawLibrary.Instance);
            OpenHeader(path, handle);
            bool isColourPicture = handle.Filters == 0 && handle.ColourCount > 1;
            if (isColourPicture) RequireColourPicture(path, handle);
            return RawFrameInfo.From(path, handle, isColourPicture);
        }
        catch (LibRawUnavailableException error)
        {
            throw new FrameException(path, error.Problem, error.Remedy + ".", error);
        }
    }

    private static void RequireUsable(string path)
    {
        using var file = SampleFile.Open(path);
        if (file.Length == 0) throw RawCompleteness.Truncated(path, "is empty (0 bytes)");
        RawSupport.Require(file);
        RawCompleteness.Require(file);
    }

    private static void OpenHeader(string path, LibRawHandle handle)
    {
        int code = handle.Open(path);
        if (code != 0)
            throw RawSupport.NotMadeOut(path, $"LibRaw {LibRawLibrary.Instance.Version} can't make it out ({handle.ErrorText(code)})");
        RequireGeometry(path, handle);
    }

    private static void Unpack(string path, LibRawHandle handle)
    {
        OpenHeader(path, handle);
        int code = handle.Unpack();
        if (handle.DataErrorCount > 0) throw RawCompleteness.Truncated(path, DataErrors(handle));
        if (code != 0)
            throw RawCompleteness.Truncated(path, $"its pixels can't be decoded (LibRaw: {handle.ErrorText(code)})");
        RequireSamples(path, handle);
    }

    private static void RequireGeometry(string path, LibRawHandle handle)
    {
        string camera = RawSupport.Camera(handle.Make, handle.Model);
        if (handle.IsFoveon)
            throw RawSupport.NoMosaic(path, camera);
        if (handle.RawWidth == 0 || handle.RawHeight == 0)
            throw RawSupport.Unsupported(path, camera, "LibRaw gives it no size", RawSupport.ConvertToDng);
        int right = handle.LeftMargin + handle.VisibleWidth, bottom = handle.TopMargin + handle.VisibleHeight;
        if (right > handle.RawWidth || bottom > handle.RawHeight)
            throw RawSupport.Unsupported(path, camera,
                $"its picture of {handle.VisibleWidth} x {handle.VisibleHeight} does not lie straight on the sensor's"
                    + $" {handle.RawWidth} x {handle.RawHeight} samples (a turned or interlaced sensor)",
                RawSupport.ConvertToTiff);
        if (RawMosaic.ColourRepeat(handle.Filters) is null)
            throw RawSupport.Unsupported(path, camera,
                $"its colour pattern (LibRaw's number {handle.Filters}) is unknown", RawSupport.ConvertToDng);
    }

    private static void RequireSamples(string path, LibRawHandle handle)
    {
        string camera = RawSupport.Camera(handle.Make, handle.Model);
        int stride = RawFrame.Layout(handle).Stride;
        if (stride == 0)
            throw RawSupport.Unsupported(path, camera,
                "LibRaw decodes it to something else than 16-bit samples", RawSupport.ConvertToDng);
        if (stride > 1) RequireColourPicture(path, handle);
    }

    private static void RequireColourPicture(string path, LibRawHandle handle)
    {
        if (!handle.IsDng || handle.ColourCount != 3)
            throw RawSupport.Unsupported(path, RawSupport.Camera(handle.Make, handle.Model),
                "it holds colours made in the camera (small RAW) and no mosaic", "Shoot full-size RAW");
    }

    private static RawFrame Checked(RawFrame frame)
    {
        try
        {
            string? warning = RawSampleCheck.Require(frame);
            return warning is null ? frame : frame.With(warning);
        }
        catch (FrameException)
        {
            frame.Dispose();
            throw;
        }
    }

    private static string DataErrors(LibRawHandle handle)
    {
        int offset = handle.FirstDataErrorOffset;
        string place = offset < 0 ? "at the end of the file" : $"at byte {offset}";
        return "its pixels are damaged or cut short"
            + $" (LibRaw met {handle.DataErrorCount} unreadable places, the first {place})";
    }
}
