using System.Runtime.InteropServices;
using OpenCvSharp;

namespace AstroStacker.Registration.Pictures;

/// <summary>The way into OpenCV: one thread, and a named error where it can't be loaded.</summary>
internal static class FeatureLibrary
{
    /// <remarks>
    /// OpenCV's Linux package exports the functions of its own libjpeg. A libjpeg first loaded as its dependency would bind to those
    /// for the rest of the process, and LibRaw then crash in it on a lossy DNG; one that was loaded before keeps to itself.
    /// </remarks>
    static FeatureLibrary()
    {
        if (!OperatingSystem.IsLinux()) return;
        foreach (string jpeg in (string[])["libjpeg.so.62", "libjpeg.so.8"]) NativeLibrary.TryLoad(jpeg, out _);
    }

    /// <summary>Throws <see cref="FeatureLibraryException"/> where it can't be loaded.</summary>
    public static string Version => Run(() => Cv2.GetVersionString() ?? "");

    public static T Run<T>(Func<T> work)
    {
        try
        {
            Cv2.SetNumThreads(1);
            return work();
        }
        catch (Exception error) when (
            error is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            throw new FeatureLibraryException(error);
        }
    }
}
