using OpenCvSharp;

namespace AstroStacker.Registration.Pictures;

/// <summary>The way into OpenCV: one thread, and a named error where it can't be loaded.</summary>
internal static class FeatureLibrary
{
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
