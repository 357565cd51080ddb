namespace AstroStacker.Registration.Pictures;

/// <summary>OpenCV, which features and shifts need, could not be loaded; the message says what to install.</summary>
public sealed class FeatureLibraryException(Exception inner) : Exception(
    "Pictures without stars are aligned by features or a shift, which need OpenCV, and it could not be loaded. "
    + "On Debian or Ubuntu install its missing library: apt-get install libgtk-3-0 (libgtk-3-0t64 on newer ones). "
    + "Or stack the frames as they lie: --align false.", inner);
