namespace AstroStacker.Registration;

/// <summary>What frames are aligned by.</summary>
public enum RegistrationMethod
{
    /// <summary>Stars where there are enough, the disc of the Moon or a planet, else features.</summary>
    Auto,

    /// <summary>Centroids of stars, matched by asterisms.</summary>
    Stars,

    /// <summary>Features of the picture (AKAZE): landscapes, day scenes.</summary>
    Features,

    /// <summary>Phase correlation, a shift alone: the Moon, the Sun, planets.</summary>
    Shift,

    /// <summary>Frames are stacked as they lie.</summary>
    None,
}
